import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  // The others run alone: see vitest.alone.config.ts.
  test: {
    name: '@jumpseat/chaos',
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    exclude: [...configDefaults.exclude, 'test/chaos.test.ts', 'test/stall.test.ts'],
  },
});
