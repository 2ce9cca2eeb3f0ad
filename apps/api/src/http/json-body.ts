import { JumpseatError, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';

/** Reads JSON bodies. An empty one is no body, because clients name the type also on calls that have none. */
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
