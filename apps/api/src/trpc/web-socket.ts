import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { appRouter, type Caller, type CallType, type Context, MAX_BATCH } from '@jumpseat/booking/router';
import { type Refusal, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { pointsOf } from '../admission/call-points.ts';
import { rateLimited, requireWithin, type Use } from '../admission/rate-limits.ts';
import type { Quota } from '../admission/shared-limit.ts';
import type { ConnectionLimiter } from '../http/limit-connections.ts';
import type { OriginRule } from '../http/origin.ts';
import { PROBLEM_TYPE, type ProblemDocument, problemDocument, retryHeaders } from '../http/problem.ts';
import { rateLimitHeaders } from '../http/rate-limit-headers.ts';
import { requestId } from '../http/request-id.ts';
import type { FeedTopics } from '../live/live-feed.ts';
import { TRPC_PATH, type TrpcOptions } from './http.ts';
import { disconnectClients } from './socket/disconnect-clients.ts';
import { Heartbeat } from './socket/heartbeat.ts';
import { perConnectionLimit } from './socket/per-connection-limit.ts';
import { routerListener } from './socket/router-listener.ts';
import { SocketConnection } from './socket/socket-connection.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;
/** Concurrent subscriptions and concurrent other calls of one connection. */
const MAX_SUBSCRIPTIONS = 100;
const MAX_CALLS = 100;

/** What the WebSocket transport needs beyond {@link TrpcOptions}. */
export interface TrpcSocketOptions extends TrpcOptions {
  readonly refuseOrigin: OriginRule;
  readonly topics: FeedTopics;
  readonly limiter: Pick<ConnectionLimiter, 'addLongLived'>;
  /** Counts what a caller uses. Returns the limit that the caller is closest to. */
  readonly spend: (caller: Caller, use: Use, points?: number) => Promise<Quota | undefined>;
  /** Traces a call. */
  readonly trace: Context['trace'];
}

/** Serves tRPC over WebSocket, by upgrade at tRPC's path. `size` is the number of open sockets. */
export function serveTrpcSockets(app: FastifyInstance, options: TrpcSocketOptions): { readonly size: number } {
  const { contextOf, onError, refuseOrigin, topics, limiter, spend, trace } = options;
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  const heartbeat = new Heartbeat(wss.clients);
  let isDraining = false;

  function serve(client: WebSocket, socket: Duplex, request: IncomingMessage, context: Context): void {
    const { caller } = context;
    const admit = perConnectionLimit(MAX_SUBSCRIPTIONS, 'TOO_MANY_SUBSCRIPTIONS');
    const startCall = perConnectionLimit(MAX_CALLS, 'OVERLOADED');
    const withDeadline: Context['withDeadline'] = async (call) => {
      const endCall = startCall();
      try {
        return await context.withDeadline(call);
      } finally {
        endCall();
      }
    };
    const spendCall = async (call: CallType, path = '') =>
      requireWithin(await spend(caller, call === 'mutation' ? 'writes' : 'reads', pointsOf(path)));
    const router = {
      wss,
      router: appRouter,
      onError,
      maxBatchSize: MAX_BATCH,
      // Messages without a valid call count too. There is no request to refuse, so a caller over the limit loses its
      // socket.
      onNoCall: () => void spendCall('query').catch(() => client.terminate()),
      // The idempotency key of the upgrade request belongs to none of the calls.
      createContext: () => ({ ...context, idempotencyKey: undefined, admit, spend: spendCall, withDeadline, trace }),
    };
    const connection = new SocketConnection({
      client,
      socket,
      topics,
      admit,
      caller,
      spend: () => spendCall('subscription'),
      connectRouter: (isTaken) => routerListener(client, request, router, isTaken),
    });
    client.on('message', (data, isBinary) => {
      heartbeat.noteAlive(client);
      connection.receive(data, isBinary);
    });
    client.on('pong', (ping) => {
      heartbeat.noteAlive(client);
      connection.confirm(ping);
    });
    client.on('error', (error) => app.log.debug({ err: error }, 'a WebSocket failed'));
    client.on('close', () => connection.end());
  }

  function refusalOf(path: string | undefined, request: IncomingMessage, socket: Duplex): Refusal | undefined {
    if (path !== TRPC_PATH) return refusal('ROUTE_NOT_FOUND');
    if (isDraining) return refusal('UNAVAILABLE');
    return (
      refuseOrigin(request.headers) ?? (limiter.addLongLived(request, socket) ? undefined : refusal('UNAVAILABLE'))
    );
  }

  app.server.on('upgrade', async (request, socket, head) => {
    socket.on('error', (error) => app.log.debug({ err: error }, 'an upgrade failed'));
    const path = request.url?.split('?', 1)[0];
    const context = contextOf(request);
    const quota = await spend(context.caller, 'connections');
    const refused = quota?.isExceeded ? rateLimited(quota) : refusalOf(path, request, socket);
    if (refused) {
      const headers = { ...retryHeaders(refused.code), ...(quota && rateLimitHeaders(quota)) };
      sendProblem(socket, problemDocument(refused, { url: path ?? '', id: requestId(request) }), headers);
      return;
    }
    wss.handleUpgrade(request, socket, head, (client) => serve(client, socket, request, context));
  });

  app.addHook('preClose', async () => {
    // Clients that were asked to reconnect must not come back to this node.
    isDraining = true;
    await disconnectClients(wss.clients);
    heartbeat.stop();
  });

  return {
    get size() {
      return wss.clients.size;
    },
  };
}

/** Refuses an upgrade with a problem document. */
function sendProblem(socket: Duplex, problem: ProblemDocument, more: Record<string, string>): void {
  const body = JSON.stringify(problem);
  const headers = {
    'content-type': PROBLEM_TYPE,
    'content-length': Buffer.byteLength(body),
    connection: 'close',
    ...more,
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`, ...lines, '', body].join('\r\n'));
}
