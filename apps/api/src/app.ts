import type { IncomingMessage } from 'node:http';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { withDeadline } from './admission/deadline.ts';
import type { RateLimits } from './admission/rate-limits.ts';
import { ReadTurns } from './admission/read-turns.ts';
import { describeApi } from './docs/openapi.ts';
import { serveReferencePage } from './docs/reference-page.ts';
import { compressAnswers } from './http/compress-answers.ts';
import { type ConnectionLimits, limitConnections } from './http/connection-room.ts';
import { allowOrigins } from './http/cors.ts';
import { answerError, answerErrors } from './http/errors.ts';
import { readJsonBodies } from './http/json-body.ts';
import { limitRequests } from './http/limit-requests.ts';
import { answerOptions } from './http/options.ts';
import { originRule, refuseForeignOrigins } from './http/origin.ts';
import { requestId, tellRequestId } from './http/request-id.ts';
import { sendSecurityHeaders } from './http/security-headers.ts';
import { serverOptions } from './http/server-options.ts';
import { stopAccepting } from './http/stop-accepting.ts';
import { answerUnreadable } from './http/unreadable-requests.ts';
import { serveWebApp, type WebHandler } from './http/web-app.ts';
import type { Identity } from './identity/identity.ts';
import type { FeedChannels } from './live/live-feed.ts';
import { type Checks, healthRoutes, type ReadStuck } from './ops/health.ts';
import { type Commands, createMetrics, serveMetrics } from './ops/metrics.ts';
import { type Context, createCaller, type Ports } from './ports.ts';
import { EventStreams } from './rest/event-streams.ts';
import { restRoutes } from './rest/index.ts';
import { serveTrpc } from './trpc/http.ts';
import { reportErrors } from './trpc/report.ts';
import { serveTrpcSockets, type TrpcSocketOptions } from './trpc/web-socket.ts';

const MAX_BODY_BYTES = 64 * 1024;

/** Where each subscription is a request of its own, their number is the transport's to limit. */
const letAnyoneIn = () => () => {};
const nobodyIsLimited = () => {};

/** What the server is made of. */
export interface AppParts {
  readonly ports: Ports;
  /** What is behind `ports.live`, for sockets. */
  readonly channels: FeedChannels;
  readonly identity: Identity;
  /** The built web app; null to serve none. */
  readonly web: WebHandler | null;
  /** What /ready asks. */
  readonly checks: Checks;
  readonly readStuck: ReadStuck;
  readonly logger: FastifyBaseLogger;
  /** What /metrics says of the commands under way. */
  readonly commands: Commands;
  /** How many connections may be open at a time. */
  readonly limits: ConnectionLimits;
  /** What one caller may use in a minute; left out where nobody is limited. */
  readonly rateLimits?: RateLimits | undefined;
  /** What /metrics says of how often each limit on callers was met. */
  readonly limitsMet?: Iterable<[limit: string, times: number]> | undefined;
  /** One more origin whose pages may change state. */
  readonly publicOrigin?: string | undefined;
  /** Other origins whose pages may use the API, without cookies. @default none */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** How often a quiet event stream is kept open by a comment, in milliseconds. */
  readonly heartbeatMs?: number | undefined;
  /** How long kept-alive connections are served after a stop began, in milliseconds. */
  readonly lingerMs?: number | undefined;
  /** How long a request may take to arrive, in milliseconds. */
  readonly receiveMs?: number | undefined;
}

/** The server with every transport, not yet listening. Closing it ends the streams and sends the sockets elsewhere. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { ports, channels, identity, web, checks, readStuck, logger, limits, rateLimits } = parts;
  const { publicOrigin, allowedOrigins = [] } = parts;
  const refuseOrigin = originRule(publicOrigin, allowedOrigins);
  const refuseForeign = originRule(publicOrigin);
  const turns = new ReadTurns();
  const contextOf = (request: IncomingMessage): Context => ({
    ...ports,
    caller: {
      ...identity.callerOf(request),
      connection: request.socket,
      // A browser may send a cookie along for the page of another site.
      ...(refuseForeign(request.headers) && { guestId: null }),
    },
    idempotencyKey: request.headers['idempotency-key']?.toString(),
    admit: letAnyoneIn,
    spend: async () => requireWithinLimits(request),
    withDeadline,
    readInTurn: (read) => turns.run(request.socket, read),
    reportUnreadable(id, error) {
      metrics.unreadable.inc();
      logger.error({ err: error, id }, 'a row of the database cannot be shown');
    },
  });
  const http = serverOptions(parts);

  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    http,
    requestTimeout: http.requestTimeout,
    genReqId: requestId,
    frameworkErrors: answerError,
    routerOptions: { maxParamLength: 2_000 },
    return503OnClosing: false,
    clientErrorHandler: answerUnreadable((code) => metrics.refusals.inc({ code })),
  });
  const connections = stopAccepting(app, { lingerMs: parts.lingerMs });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const gauges = { connections: () => room.open, webSockets: () => sockets.size, eventStreams: () => streams.size };
  const metrics = createMetrics(gauges, parts.commands, readStuck, parts.limitsMet);
  const count = (code: string) => metrics.refusals.inc({ code });
  const trpc = { contextOf, onError: reportErrors(logger, count) };
  compressAnswers(app);
  readJsonBodies(app);
  answerErrors(app, count);
  answerOptions(app);
  tellRequestId(app);
  await sendSecurityHeaders(app);
  // Before every refusal: pages of these origins can read those, too.
  await allowOrigins(app, allowedOrigins);
  const room = limitConnections(app, {
    limits,
    count,
    addressOf: rateLimits && ((request) => identity.callerOf(request).address),
  });
  const requireWithinLimits = rateLimits
    ? limitRequests(app, { limits: rateLimits, callerOf: identity.callerOf })
    : nobodyIsLimited;
  const streams = new EventStreams(room, parts);
  const spend: TrpcSocketOptions['spend'] = async (caller, use) => rateLimits?.spend(caller, use);
  const sockets = serveTrpcSockets(app, { ...trpc, refuseOrigin, channels, room, spend });
  refuseForeignOrigins(app, refuseOrigin);
  if (web) serveWebApp(app, { web, identity, turns: new ReadTurns() });
  await describeApi(app, publicOrigin);

  serveMetrics(app, metrics);
  await app.register(healthRoutes, { checks, readStuck });
  await app.register(restRoutes, {
    calls: (request, signal) => createCaller(contextOf(request.raw), signal && { signal }),
    streams,
  });
  await serveTrpc(app, { ...trpc, room });
  await serveReferencePage(app);

  app.addHook('preClose', async () => {
    streams.endAll();
    await connections.left();
  });
  return app;
}
