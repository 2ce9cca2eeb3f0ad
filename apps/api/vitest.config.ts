import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    ...SHARED_MODULES,
    ...PATIENCE,
    // These have projects of their own: see vitest.outages.config.ts and vitest.alone.config.ts.
    exclude: [...configDefaults.exclude, 'test/nodes.test.ts', 'test/overload.test.ts', 'test/recovery.test.ts'],
  },
});
