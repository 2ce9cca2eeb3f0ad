import { defineConfig } from 'vitest/config';
import { usualSuitesOf } from '../../vitest.long-runs.ts';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  // The cluster's suites have a project of their own: vitest.cluster.config.ts.
  test: {
    name: '@jumpseat/chaos',
    ...RUN_BY_NODE,
    ...PATIENCE,
    exclude: [...usualSuitesOf('infra/chaos').exclude, 'test/cluster/*.test.ts'],
  },
});
