import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from './vitest.patience.ts';

/** Suites that measure how long something takes: with nothing else on the machine. */
export default defineConfig({
  test: {
    name: 'alone',
    include: ['apps/api/test/overload.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
  },
});
