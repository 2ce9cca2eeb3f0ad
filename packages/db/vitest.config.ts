import { defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    ...SHARED_MODULES,
    ...PATIENCE,
  },
});
