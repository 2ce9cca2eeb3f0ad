import { defineConfig } from 'vitest/config';
import { PATIENCE, RUN_BY_NODE } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: '@jumpseat/bench', ...RUN_BY_NODE, ...PATIENCE },
});
