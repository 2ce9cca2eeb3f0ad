import { configDefaults, defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';
import { env } from './test/env.ts';

/** The suite in a real browser, against Jumpseat as people run it. */
const suites = defineConfig({
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

export default suites;

/** A project of its own for these files of `test`: it runs only when asked for. */
export function longRun(name: string, files: readonly string[]) {
  const include = files.map((file) => `test/${file}.test.ts`);
  return defineConfig({ ...suites, test: { ...suites.test, name, include, exclude: [] } });
}
