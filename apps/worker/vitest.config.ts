import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'worker',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    ...RUN_BY_NODE,
    globalSetup: ['test/support/bundle.ts'],
    ...PATIENCE,
  },
});
