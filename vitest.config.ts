import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      'packages/*',
      'apps/*',
      'apps/web/vitest.components.config.ts',
      'apps/web/vitest.browser.config.ts',
      'apps/web/vitest.page-speed.config.ts',
      'infra/*',
      'examples/*',
      'vitest.alone.config.ts',
    ],
  },
});
