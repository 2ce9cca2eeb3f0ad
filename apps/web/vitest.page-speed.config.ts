import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.browser.config.ts';

/** How soon the flight page is there, and how large it is: measured in a real browser. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      name: 'page-speed',
      include: ['page-speed', 'page-size'].map((name) => `test/${name}.test.ts`),
    },
  }),
);
