import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { SHARED_MODULES } from '../../vitest.patience.ts';

export default defineConfig({
  plugins: [svelte({ configFile: false })],
  resolve: { conditions: ['browser'] },
  test: {
    name: 'web',
    ...SHARED_MODULES,
    setupFiles: ['src/testing/english.ts'],
    include: ['src/**/*.test.ts', '*.test.ts'],
    exclude: ['src/**/[A-Z]*.test.ts'],
  },
});
