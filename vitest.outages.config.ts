import { defineConfig } from 'vitest/config';
import { PATIENCE } from './vitest.patience.ts';

/** Suites that break a whole system of their own. They mostly wait for it to recover, so two run at a time. */
export default defineConfig({
  test: {
    name: 'outages',
    include: [
      'apps/api/test/nodes.test.ts',
      'apps/api/test/recovery.test.ts',
      'infra/chaos/test/chaos.test.ts',
      'infra/chaos/test/stall.test.ts',
    ],
    ...PATIENCE,
    sequence: { groupOrder: 2 },
  },
});
