import type { Plugin } from 'vite';

/**
 * Puts small shared modules into two files, the frameworks and our own. A browser without HTTP/2 loads six files at a
 * time, so on a slow network each further file costs a round trip.
 */
export const fewerChunks: Plugin = {
  name: 'fewer-chunks',
  applyToEnvironment: ({ name }) => name === 'client',
  outputOptions: (options) => ({
    ...options,
    codeSplitting: {
      groups: [
        { name: 'frameworks', test: /node_modules\/(svelte|@sveltejs|@trpc|esm-env|devalue|clsx)\//, minShareCount: 2 },
        {
          name: 'shared',
          test: /\/apps\/web\/src\/(shell|ui|messages|language)\/(?!.*\.(en|de|ar)\.ts)|\/packages\//,
          minShareCount: 3,
        },
      ],
    },
  }),
};
