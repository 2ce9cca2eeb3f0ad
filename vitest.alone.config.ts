import { defineConfig } from 'vitest/config';
import { PATIENCE } from './vitest.patience.ts';

/** Suites that measure how long something takes, or break a whole system: apart from all others, one at a time. */
export const ALONE = [
  'apps/api/test/nodes.test.ts',
  'apps/api/test/overload.test.ts',
  'apps/api/test/recovery.test.ts',
  'infra/chaos/test/chaos.test.ts',
  'infra/chaos/test/stall.test.ts',
];

export default defineConfig({
  test: {
    name: 'alone',
    include: ALONE,
    ...PATIENCE,
    fileParallelism: false,
    sequence: { groupOrder: 2 },
  },
});
