import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

const HOUR_MS = 3_600_000;

/** Kills every process of a cluster in turn. Runs only when asked for: `npm run test:cluster`. */
export default defineConfig({
  test: {
    name: 'cluster',
    include: ['test/*.test.ts'],
    ...PATIENCE,
    // The first run compiles Temporal's server and the proxy.
    hookTimeout: HOUR_MS,
  },
});
