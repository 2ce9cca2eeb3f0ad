import { defineConfig } from 'vitest/config';
import { usualSuitesOf } from '../../vitest.long-runs.ts';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    ...RUN_BY_NODE,
    ...PATIENCE,
    ...usualSuitesOf('apps/api'),
  },
});
