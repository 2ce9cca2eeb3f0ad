import compression from 'compression';
import type { FastifyInstance } from 'fastify';

/**
 * Sends pages, JSON and other text of a kilobyte or more in brotli or gzip, as the reader accepts it. What is compressed already stays
 * as it is, and so do streams of events: they say `no-transform`, as each event has to arrive when it is sent.
 */
export function compressAnswers(app: FastifyInstance): void {
  const compress = compression();
  // Below Fastify, since the web app answers there.
  app.addHook('onRequest', (request, reply, done) => compress(request.raw, reply.raw, done));
}
