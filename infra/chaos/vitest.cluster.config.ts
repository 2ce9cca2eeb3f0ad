import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

const HOUR_MS = 3_600_000;

/** Suites that break a cluster. They run only when asked for: `npm run test:cluster`. */
export default defineConfig({
  test: {
    name: 'cluster',
    include: ['test/cluster/*.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
    // The first run compiles Temporal's server and the proxy.
    hookTimeout: HOUR_MS,
  },
});
