import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  // test/restore has a project of its own: see vitest.restore.config.ts.
  test: {
    name: '@jumpseat/chaos',
    ...SHARED_MODULES,
    ...PATIENCE,
    exclude: [...configDefaults.exclude, 'test/restore/**'],
  },
});
