import { defineConfig } from 'vitest/config';
import { env } from './test/env.ts';

/** The suite in a real browser, against Jumpseat as people run it. */
export default defineConfig({
  test: {
    name: 'web-browser',
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/running-jumpseat.ts'],
    provide: env,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // After the other suites: pages are timed by people's patience, which a machine under load tries.
    sequence: { groupOrder: 1 },
  },
});
