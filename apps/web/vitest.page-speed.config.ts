import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.browser.config.ts';

/** How soon the flight page is there, how large it is and what it shows: measured in a real browser. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      name: 'page-speed',
      include: ['page-speed', 'page-size', 'first-screen'].map((name) => `test/${name}.test.ts`),
    },
  }),
);
