import { defineConfig } from 'vitest/config';
import { usualSuitesOf } from '../../vitest.long-runs.ts';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'client',
    include: ['{src,test}/**/*.test.ts'],
    ...usualSuitesOf('packages/client'),
    ...RUN_BY_NODE,
    ...PATIENCE,
  },
});
