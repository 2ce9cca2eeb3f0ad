import { defineConfig } from 'vitest/config';
import { LongestFirst } from './infra/dev/src/testing/longest-first.ts';
import { LONG_RUNS } from './vitest.long-runs.ts';
import { PATIENCE, RUN_BY_NODE } from './vitest.patience.ts';

/** Installing the previous release takes minutes. */
const LONG_HOOK_MS = 300_000;

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      'packages/*',
      'apps/*',
      'apps/web/vitest.components.config.ts',
      'apps/web/vitest.browser.config.ts',
      'apps/web/vitest.audits.config.ts',
      'apps/web/vitest.page-speed.config.ts',
      'apps/web/vitest.lighthouse.config.ts',
      'apps/web/vitest.screenshots.config.ts',
      'infra/*',
      'infra/chaos/vitest.cluster.config.ts',
      'examples/*',
      ...Object.entries(LONG_RUNS).map(([name, include]) => ({
        test: { name, include: [...include], ...RUN_BY_NODE, ...PATIENCE, hookTimeout: LONG_HOOK_MS },
      })),
    ],
  },
});
