import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  // The others have projects of their own: see vitest.outages.config.ts and vitest.restore.config.ts.
  test: {
    name: '@jumpseat/chaos',
    ...SHARED_MODULES,
    ...PATIENCE,
    exclude: [...configDefaults.exclude, 'test/chaos.test.ts', 'test/stall.test.ts', 'test/restore/**'],
  },
});
