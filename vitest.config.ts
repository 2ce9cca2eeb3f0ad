import { defineConfig } from 'vitest/config';
import { LongestFirst } from './infra/dev/src/testing/longest-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      'packages/*',
      'apps/*',
      'apps/web/vitest.components.config.ts',
      'apps/web/vitest.browser.config.ts',
      'apps/web/vitest.page-speed.config.ts',
      'apps/web/vitest.lighthouse.config.ts',
      'apps/web/vitest.screenshots.config.ts',
      'infra/*',
      'infra/chaos/vitest.cluster.config.ts',
      'examples/*',
      'vitest.alone.config.ts',
      'vitest.upgrade.config.ts',
      'vitest.restore.config.ts',
    ],
  },
});
