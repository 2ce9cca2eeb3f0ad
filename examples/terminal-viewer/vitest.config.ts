import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: 'terminal-viewer', testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } },
});
