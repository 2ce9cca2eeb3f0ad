import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'client',
    include: ['{src,test}/**/*.test.ts'],
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
