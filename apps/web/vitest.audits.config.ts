import { defineConfig, mergeConfig } from 'vitest/config';
import suites from './vitest.browser.config.ts';

/** Every page at every size, in every look and language. Runs only when asked for: `npm run test:audits`. */
export default mergeConfig(
  { ...suites, test: { ...suites.test, include: [], exclude: [] } },
  defineConfig({
    test: {
      name: 'audits',
      include: ['accessibility', 'every-language', 'first-screen'].map((name) => `test/${name}.test.ts`),
    },
  }),
);
