import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    hookTimeout: 60_000,
    // A busy machine needs more than Vitest's second.
    expect: { poll: { timeout: 15_000 } },
    // These run alone: see vitest.alone.config.ts.
    exclude: [...configDefaults.exclude, 'test/overload.test.ts', 'test/recovery.test.ts'],
  },
});
