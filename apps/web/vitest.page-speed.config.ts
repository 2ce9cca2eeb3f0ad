import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.browser.config.ts';

/** How soon pages are there: measured in a real browser, with nothing else to do. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [], exclude: [] } },
  defineConfig({ test: { name: 'page-speed', include: ['test/page-speed.test.ts'], sequence: { groupOrder: 3 } } }),
);
