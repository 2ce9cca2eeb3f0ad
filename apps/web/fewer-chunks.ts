import type { Plugin } from 'vite';

/** The texts of a language: `de.ts`, `order.de.ts`. */
const TEXTS = /[./](en|de|ar)\.ts$/;
const SHARED = /\/apps\/web\/src\/((shell|ui|messages|language)\/|[^/]+$)|\/packages\//;
const FEATURES = /\/apps\/web\/src\/features\//;

/**
 * Puts small shared modules into three files: the frameworks, what pages share, and what features share. A browser
 * without HTTP/2 loads six files at a time, so on a slow network each further file costs a round trip. Texts
 * stay apart: a visitor needs those of one language.
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
        { name: 'shared', test: (id) => SHARED.test(id) && !TEXTS.test(id), minShareCount: 2 },
        { name: 'features', test: (id) => FEATURES.test(id) && !TEXTS.test(id), minShareCount: 2 },
      ],
    },
  }),
};
