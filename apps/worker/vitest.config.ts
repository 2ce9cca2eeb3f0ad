import { defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    name: 'worker',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    ...SHARED_MODULES,
    globalSetup: ['test/support/bundle.ts'],
    ...PATIENCE,
  },
});
