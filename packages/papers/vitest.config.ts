import { defineConfig } from 'vitest/config';
import { SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: 'papers', include: ['src/**/*.test.ts'], ...SHARED_MODULES },
});
