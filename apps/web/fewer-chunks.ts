import type { Plugin } from 'vite';

/**
 * Puts small shared modules into three files: the frameworks, what pages share, and what features share. A browser
 * without HTTP/2 loads six files at a time, so on a slow network each further file costs a round trip. Texts of a
 * language (`de.ts`, `order.de.ts`) stay apart: a visitor needs those of one language.
 */
export const fewerChunks: Plugin = {
  name: 'fewer-chunks',
  applyToEnvironment: ({ name }) => name === 'client',
  outputOptions: (options) => ({
    ...options,
    codeSplitting: {
      groups: [
        {
          name: 'frameworks',
          test: /node_modules\/(svelte|@sveltejs|@trpc|esm-env|devalue|clsx)\/|vite\/preload-helper/,
          minShareCount: 2,
        },
        {
          name: 'shared',
          test: /^(?!.*[./](en|de|ar)\.ts$).*(\/apps\/web\/src\/((shell|ui|messages|language)\/|[^/]+$)|\/packages\/)/,
          minShareCount: 2,
        },
        { name: 'features', test: /^(?!.*[./](en|de|ar)\.ts$).*\/apps\/web\/src\/features\//, minShareCount: 2 },
      ],
    },
  }),
};
