import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    name: 'web',
    setupFiles: ['src/testing/english.ts'],
    include: ['src/**/*.test.ts', '*.test.ts'],
    exclude: ['src/**/[A-Z]*.test.ts'],
  },
});
