import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.browser.config.ts';

/** Lighthouse's judgement of the pages. Runs only when asked for: `npm run lighthouse`. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [], exclude: [] } },
  defineConfig({ test: { name: 'lighthouse', include: ['test/lighthouse.test.ts'] } }),
);
