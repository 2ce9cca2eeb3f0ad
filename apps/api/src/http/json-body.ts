import { JumpseatError, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';

/** Parses JSON bodies. An empty body counts as none: clients send the content type even without a body. */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body.length === 0) return done(null, undefined);
    parse(request, body.toString(), (error, value) =>
      error ? done(new JumpseatError(refusal('MALFORMED_JSON'), { cause: error })) : done(null, value),
    );
  });
}
