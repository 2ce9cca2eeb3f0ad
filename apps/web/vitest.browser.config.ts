import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';
import { env } from './test/env.ts';

/** The suite in a real browser, against Jumpseat as people run it. */
export default defineConfig({
  test: {
    name: 'web-browser',
    include: ['test/**/*.test.ts'],
    // These have projects of their own.
    exclude: [
      ...configDefaults.exclude,
      ...['accessibility', 'every-language', 'first-screen', 'lighthouse', 'page-speed', 'screenshots'].map(
        (name) => `test/${name}.test.ts`,
      ),
    ],
    globalSetup: ['test/running-jumpseat.ts'],
    provide: env,
    ...RUN_BY_NODE,
    ...PATIENCE,
  },
});
