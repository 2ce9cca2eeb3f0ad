import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  // Long runs have projects of their own: see vitest.cluster.config.ts, and vitest.restore.config.ts of the repository.
  test: {
    name: '@jumpseat/chaos',
    ...SHARED_MODULES,
    ...PATIENCE,
    exclude: [...configDefaults.exclude, 'test/cluster/*.test.ts', 'test/restore/**'],
  },
});
