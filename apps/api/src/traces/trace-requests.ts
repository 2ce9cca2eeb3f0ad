import type { Tracing } from '@jumpseat/tracing';
import type { FastifyInstance } from 'fastify';
import { isSubscription } from '../trpc/http.ts';

/** Calls of programs and pages. Files, pages and probes begin no trace. */
const CALL = /^\/(api|trpc|orders|flights)\b/;
/** Event streams last as long as someone looks on. */
const STREAM = /\/events$/;

/** Begins the trace of each sampled HTTP call, named by its route. Call it before anything else handles requests. */
export function traceRequests(app: FastifyInstance, tracing: Tracing): void {
  app.addHook('onRequest', ({ method, params, routeOptions, headers }, { raw }, done) => {
    const route = routeOptions.url ?? '';
    const { path = '' } = (params ?? {}) as { path?: string };
    if (!CALL.test(route) || STREAM.test(route) || isSubscription(path)) return done();
    const values = { 'http.request.method': method, 'http.route': route };
    const span = tracing.startRequest(`${method} ${route}`, values, headers.traceparent?.toString());
    if (!span) return done();
    raw.once('close', () => {
      span.note('http.response.status_code', raw.statusCode);
      if (raw.statusCode >= 500) span.fail(`${raw.statusCode}`);
      span.end();
    });
    span.run(done);
  });
}
