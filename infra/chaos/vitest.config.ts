import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

export default defineConfig({
  // The others have a project of their own: see vitest.outages.config.ts.
  test: {
    name: '@jumpseat/chaos',
    ...PATIENCE,
    exclude: [...configDefaults.exclude, 'test/chaos.test.ts', 'test/stall.test.ts'],
  },
});
