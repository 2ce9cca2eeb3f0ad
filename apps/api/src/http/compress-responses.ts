import compression from 'compression';
import type { FastifyInstance } from 'fastify';

/** Shorter responses, such as an order, fit into two packets and take longer to compress than to send. */
const THRESHOLD_BYTES = 2_048;

/**
 * Compresses pages, JSON and other text with brotli or gzip, as the client accepts it. Short or compressed responses
 * stay as they are. So do event streams, by `no-transform`: each event has to arrive when it is sent.
 */
export function compressResponses(app: FastifyInstance): void {
  const compress = compression({ threshold: THRESHOLD_BYTES });
  // On the raw response, because the web app writes to it directly.
  app.addHook('onRequest', (request, reply, done) => compress(request.raw, reply.raw, done));
}
