import { configDefaults, defineConfig } from 'vitest/config';
import { env } from './test/env.ts';

/** The suite in a real browser, against Jumpseat as people run it. */
export default defineConfig({
  test: {
    name: 'web-browser',
    include: ['test/**/*.test.ts'],
    // These run alone: see vitest.page-speed.config.ts and vitest.lighthouse.config.ts.
    exclude: [...configDefaults.exclude, 'test/page-speed.test.ts', 'test/lighthouse.test.ts'],
    globalSetup: ['test/running-jumpseat.ts'],
    provide: env,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: 1 },
  },
});
