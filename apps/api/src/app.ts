import type { IncomingMessage } from 'node:http';
import type { Tracing } from '@jumpseat/tracing';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { withDeadline } from './admission/deadline.ts';
import type { GuessLimits } from './admission/guess-limits.ts';
import type { RateLimits } from './admission/rate-limits.ts';
import { ReadQueue } from './admission/read-queue.ts';
import { devMailRoutes } from './dev-mail/routes.ts';
import { describeApi } from './docs/openapi.ts';
import { serveReferencePage } from './docs/reference-page.ts';
import { compressResponses } from './http/compress-responses.ts';
import { allowOrigins } from './http/cors.ts';
import { handleErrors, sendError } from './http/errors.ts';
import { readJsonBodies } from './http/json-body.ts';
import { type ConnectionLimits, limitConnections } from './http/limit-connections.ts';
import { limitGuesses, type SpendGuess } from './http/limit-guesses.ts';
import { limitRequests } from './http/limit-requests.ts';
import { handleOptions } from './http/options.ts';
import { originRule, refuseForeignOrigins } from './http/origin.ts';
import { requestId, sendRequestId } from './http/request-id.ts';
import { sendSecurityHeaders } from './http/security-headers.ts';
import { serverOptions } from './http/server-options.ts';
import { stopAccepting } from './http/stop-accepting.ts';
import { handleUnreadable } from './http/unreadable-requests.ts';
import { serveWebApp, type WebHandler } from './http/web-app.ts';
import type { Identity } from './identity/identity.ts';
import type { FeedTopics } from './live/live-feed.ts';
import { type Checks, healthRoutes, type ReadStuck } from './ops/health.ts';
import { type Commands, type Metrics, serveMetrics, watchNode } from './ops/metrics.ts';
import { type Context, createCaller, type Ports } from './ports.ts';
import { EventStreams } from './rest/event-streams.ts';
import { restRoutes } from './rest/index.ts';
import { traceCalls, traceSocketCalls } from './traces/trace-calls.ts';
import { traceRequests } from './traces/trace-requests.ts';
import { serveTrpc } from './trpc/http.ts';
import { reportErrors } from './trpc/report.ts';
import { serveTrpcSockets, type TrpcSocketOptions } from './trpc/web-socket.ts';

const MAX_BODY_BYTES = 64 * 1024;

/** Over HTTP each subscription is a request of its own, so `limitConnections` limits their number. */
const admitAll = () => () => {};
const unlimited = () => {};
const unlimitedGuesses: SpendGuess = async () => {};

export interface AppParts {
  readonly ports: Ports;
  /** The topics behind `ports.live`, for WebSockets. */
  readonly topics: FeedTopics;
  readonly identity: Identity;
  /** The built web app; null to serve none. */
  readonly web: WebHandler | null;
  /** The checks of /ready. */
  readonly checks: Checks;
  readonly readStuck: ReadStuck;
  readonly logger: FastifyBaseLogger;
  readonly metrics: Metrics;
  /** Left out, nothing is traced. */
  readonly tracing?: Tracing | undefined;
  /** The running and waiting commands, for /metrics. */
  readonly commands: Commands;
  readonly limits: ConnectionLimits;
  /** The limits per minute of one caller; left out if callers are not limited. */
  readonly rateLimits?: RateLimits | undefined;
  /** The limits on attempts to find a booking; left out if callers are not limited. */
  readonly guessLimits?: GuessLimits | undefined;
  /** How often callers reached each limit, for /metrics. */
  readonly limitsMet?: Iterable<[limit: string, times: number]> | undefined;
  /** Our own origin as seen from outside; its pages may change state. */
  readonly publicOrigin?: string | undefined;
  /** Other origins whose pages may use the API, without cookies. @default none */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The folder of mails that administrators may look at, at /dev/mail; left out to serve none. */
  readonly mailFolder?: string | undefined;
  /** How often a comment keeps a quiet event stream open, in milliseconds. */
  readonly heartbeatMs?: number | undefined;
  /** How long a stopping node serves kept-alive connections, in milliseconds. */
  readonly lingerMs?: number | undefined;
  /** The time limit for receiving a request, in milliseconds. */
  readonly receiveMs?: number | undefined;
}

/**
 * Builds the server with every transport; it doesn't listen yet. Closing it ends event streams and asks WebSocket
 * clients to reconnect.
 */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { ports, topics, identity, web, checks, readStuck, logger, metrics, limits, rateLimits, guessLimits } = parts;
  const { publicOrigin, allowedOrigins = [], mailFolder, tracing } = parts;
  const refuseOrigin = originRule(publicOrigin, allowedOrigins);
  const refuseForeign = originRule(publicOrigin);
  const readQueue = new ReadQueue();
  const trace = tracing && traceCalls(tracing);
  const contextOf = (request: IncomingMessage): Context => {
    const caller = {
      ...identity.callerOf(request),
      connection: request.socket,
      // A browser may send a guest's cookie with a request of another site's page.
      ...(refuseForeign(request.headers) && { guestId: null }),
    };
    return {
      ...ports,
      caller,
      idempotencyKey: request.headers['idempotency-key']?.toString(),
      admit: admitAll,
      spend: async () => requireWithinLimits(request),
      spendGuess: (reference) => spendGuess(request, caller, reference),
      withDeadline,
      trace,
      readInTurn: (read) => readQueue.run(request.socket, read),
      reportUnreadable(id, error) {
        metrics.unreadable.inc();
        logger.error({ err: error, id }, 'a database row cannot be shown');
      },
    };
  };
  const http = serverOptions(parts);

  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    http,
    requestTimeout: http.requestTimeout,
    genReqId: requestId,
    frameworkErrors: sendError,
    routerOptions: { maxParamLength: 2_000 },
    return503OnClosing: false,
    clientErrorHandler: handleUnreadable((code) => metrics.refusals.inc({ code })),
  });
  const connections = stopAccepting(app, { lingerMs: parts.lingerMs });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const gauges = { connections: () => limiter.open, webSockets: () => sockets.size, eventStreams: () => streams.size };
  watchNode(metrics.registry, { ...gauges, ...parts }, logger);
  const count = (code: string) => metrics.refusals.inc({ code });
  const trpc = { contextOf, onError: reportErrors(logger, count) };
  if (tracing) traceRequests(app, tracing);
  compressResponses(app);
  readJsonBodies(app);
  handleErrors(app, count);
  handleOptions(app);
  sendRequestId(app);
  await sendSecurityHeaders(app);
  // Before every refusal, so that pages of these origins can read refusals too.
  await allowOrigins(app, allowedOrigins);
  const limiter = limitConnections(app, {
    limits,
    count,
    addressOf: rateLimits && ((request) => identity.callerOf(request).address),
  });
  const requireWithinLimits = rateLimits
    ? limitRequests(app, { limits: rateLimits, callerOf: identity.callerOf })
    : unlimited;
  const spendGuess = guessLimits ? limitGuesses(app, guessLimits) : unlimitedGuesses;
  const streams = new EventStreams(limiter, parts);
  const spend: TrpcSocketOptions['spend'] = async (...args) => rateLimits?.spend(...args);
  const sockets = serveTrpcSockets(app, {
    ...trpc,
    refuseOrigin,
    topics,
    limiter,
    spend,
    trace: tracing && traceSocketCalls(tracing),
  });
  refuseForeignOrigins(app, refuseOrigin);
  if (web) serveWebApp(app, { web, identity, renderQueue: new ReadQueue(), refuseForeign });
  await describeApi(app, publicOrigin);

  serveMetrics(app, metrics);
  await app.register(healthRoutes, { checks, readStuck });
  await app.register(restRoutes, {
    calls: (request, signal) => createCaller(contextOf(request.raw), signal && { signal }),
    streams,
  });
  if (mailFolder !== undefined) {
    await app.register(devMailRoutes, { folder: mailFolder, callerOf: identity.callerOf });
  }
  await serveTrpc(app, { ...trpc, limiter });
  serveReferencePage(app);

  app.addHook('preClose', async () => {
    streams.endAll();
    await connections.connectionsClosed();
  });
  return app;
}
