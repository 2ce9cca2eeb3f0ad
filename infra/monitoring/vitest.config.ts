import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: '@jumpseat/monitoring', isolate: false, ...PATIENCE },
});
