import { defineConfig } from 'vitest/config';
import { RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: 'domain', include: ['src/**/*.test.ts'], ...RUN_BY_NODE },
});
