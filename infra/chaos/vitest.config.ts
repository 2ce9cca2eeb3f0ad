import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  // Long runs have projects of their own: see vitest.cluster.config.ts, and vitest.restore.config.ts of the repository.
  test: {
    name: '@jumpseat/chaos',
    ...RUN_BY_NODE,
    ...PATIENCE,
    exclude: [...configDefaults.exclude, 'test/cluster/*.test.ts', 'test/restore/**'],
  },
});
