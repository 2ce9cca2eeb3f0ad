import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    ...SHARED_MODULES,
    ...PATIENCE,
    // These have projects of their own: see the configurations in the root.
    exclude: [...configDefaults.exclude, ...['overload', 'upgrade'].map((name) => `test/${name}.test.ts`)],
  },
});
