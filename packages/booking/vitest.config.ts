import { defineConfig } from 'vitest/config';
import { RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: 'booking', include: ['src/**/*.test.ts'], ...RUN_BY_NODE },
});
