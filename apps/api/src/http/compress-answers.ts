import compression from 'compression';
import type { FastifyInstance } from 'fastify';

/** Shorter answers, such as an order, fit into two packets, and take longer to compress than to send. */
const THRESHOLD_BYTES = 2_048;

/**
 * Sends pages, JSON and other text in brotli or gzip, as the reader accepts it. What is short or compressed already stays as it is, and
 * so do streams of events: they say `no-transform`, as each event has to arrive when it is sent.
 */
export function compressAnswers(app: FastifyInstance): void {
  const compress = compression({ threshold: THRESHOLD_BYTES });
  // Below Fastify, since the web app answers there.
  app.addHook('onRequest', (request, reply, done) => compress(request.raw, reply.raw, done));
}
