import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    ...PATIENCE,
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
