import { svelte } from '@sveltejs/vite-plugin-svelte';
import tailwindcss from '@tailwindcss/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumPath, FLAGS } from './test/chromium.ts';
import { env } from './test/env.ts';

/** Tests of components, and of classes with effects, in a real browser. They have its name: `SeatMap.test.ts`. */
export default defineConfig(async () => ({
  plugins: [tailwindcss(), svelte({ configFile: false })],
  test: {
    name: 'web-components',
    include: ['src/**/[A-Z]*.test.ts'],
    setupFiles: ['src/app.css', 'src/testing/english.ts'],
    browser: {
      enabled: true,
      headless: true,
      viewport: { width: 1440, height: 900 },
      screenshotFailures: false,
      provider: playwright({
        launchOptions: { executablePath: env.chromiumPath ?? (await chromiumPath()), args: FLAGS },
      }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
}));
