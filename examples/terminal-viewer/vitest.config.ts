import { defineConfig } from 'vitest/config';
import { PATIENCE } from '../../vitest.patience.ts';

export default defineConfig({
  test: { name: 'terminal-viewer', ...PATIENCE },
});
