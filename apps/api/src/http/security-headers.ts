import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

const NOT_FRAMED = { 'frame-ancestors': ["'none'"] };

/** For the API reference page: its script and styles are inline, and it contacts only this server. */
export const REFERENCE_PAGE_POLICY: FastifyHelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      ...NOT_FRAMED,
      'default-src': ["'self'"],
      'script-src': ["'self'", "'unsafe-inline'"],
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'font-src': ["'self'", 'data:'],
      'object-src': ["'none'"],
    },
  },
};

/** For the web app's files and pages. The web app itself adds which scripts they may load. */
export const WEB_APP_POLICY = "base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** Adds security headers to every response. Responses to programs may load nothing. */
export async function sendSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { ...NOT_FRAMED, 'default-src': ["'none'"] } },
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
