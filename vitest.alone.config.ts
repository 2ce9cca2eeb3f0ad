import { defineConfig } from 'vitest/config';
import { PATIENCE } from './vitest.patience.ts';

/** Suites that measure how long something takes: with nothing else on the machine. */
export default defineConfig({
  test: {
    name: 'alone',
    include: ['apps/api/test/overload.test.ts'],
    ...PATIENCE,
  },
});
