import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
    // These have projects of their own: see the configurations in the root.
    exclude: [...configDefaults.exclude, ...['overload', 'upgrade'].map((name) => `test/${name}.test.ts`)],
  },
});
