import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'api',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    hookTimeout: 60_000,
    // These run alone: see vitest.alone.config.ts.
    exclude: [...configDefaults.exclude, 'test/overload.test.ts', 'test/recovery.test.ts'],
  },
});
