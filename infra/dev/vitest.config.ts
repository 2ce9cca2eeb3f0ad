import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { name: '@jumpseat/dev', hookTimeout: 60_000, expect: { poll: { timeout: 15_000 } } },
});
