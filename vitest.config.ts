import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // Most suites wait for processes of their own: one at a time would leave a small machine idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      'packages/*',
      'apps/*',
      'apps/web/vitest.components.config.ts',
      'apps/web/vitest.browser.config.ts',
      'infra/*',
      'examples/*',
      'vitest.alone.config.ts',
    ],
  },
});
