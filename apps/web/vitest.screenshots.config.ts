import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.browser.config.ts';

/** Takes the pictures in docs/screenshots. Runs only when asked for: `npm run screenshots`. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [], exclude: [] } },
  defineConfig({ test: { name: 'screenshots', include: ['test/screenshots.test.ts'] } }),
);
