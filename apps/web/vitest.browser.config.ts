import { configDefaults, defineConfig } from 'vitest/config';
import { env } from './test/env.ts';

/** The suite in a real browser, against Jumpseat as people run it. */
export default defineConfig({
  test: {
    name: 'web-browser',
    include: ['test/**/*.test.ts'],
    // These have projects of their own.
    exclude: [
      ...configDefaults.exclude,
      ...['page-speed', 'lighthouse', 'screenshots'].map((name) => `test/${name}.test.ts`),
    ],
    globalSetup: ['test/running-jumpseat.ts'],
    provide: env,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A busy machine needs more than Vitest's second.
    expect: { poll: { timeout: 15_000 } },
    sequence: { groupOrder: 1 },
  },
});
