import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, loadEnv } from 'vite';
import { refuseBareText } from './bare-text.ts';
import { fewerChunks } from './fewer-chunks.ts';
import { refuseUnknownLinkOptions } from './link-options.ts';

export default defineConfig(({ mode }) => {
  const { API_ORIGIN: target = 'http://127.0.0.1:8080' } = loadEnv(mode, '.', 'API_ORIGIN');
  return {
    plugins: [
      refuseBareText,
      fewerChunks,
      tailwindcss(),
      sveltekit({
        adapter: adapter({ precompress: true }),
        // In characters. A page waits for each stylesheet, and the smallest are shorter than what a request adds.
        inlineStyleThreshold: 1024,
        // The service worker shows the offline page at any address, so its files need absolute paths.
        paths: { relative: false },
        // The layout registers it once a page has loaded.
        serviceWorker: { register: false },
        preprocess: [refuseUnknownLinkOptions],
        // The API refuses what pages of other sites send, before it reaches a page. SvelteKit's own check takes each
        // request for one by https, and would refuse every form on a site without TLS.
        csrf: { trustedOrigins: ['*'] },
        csp: {
          mode: 'auto',
          directives: {
            'default-src': ['self'],
            // The hash allows the one style attribute that SvelteKit writes, on its announcer of page changes.
            'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
            'connect-src': ['self'],
            'img-src': ['self', 'data:'],
            'worker-src': ['self'],
            'manifest-src': ['self'],
            'object-src': ['none'],
            'base-uri': ['none'],
            'form-action': ['self'],
            'frame-ancestors': ['none'],
          },
        },
      }),
    ],
    server: {
      host: '127.0.0.1',
      proxy: { '/trpc': { target, ws: true }, '/api': target, '/docs': target, '/openapi.json': target },
    },
  };
});
