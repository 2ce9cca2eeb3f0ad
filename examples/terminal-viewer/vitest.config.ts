import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: 'terminal-viewer', testTimeout: 60_000, ...PATIENCE },
});
