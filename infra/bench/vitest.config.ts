import { defineConfig } from 'vitest/config';
import { PATIENCE, SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: '@jumpseat/bench', ...SHARED_MODULES, ...PATIENCE },
});
