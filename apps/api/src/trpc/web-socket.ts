import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { appRouter, type Caller, type CallType, type Context, MAX_BATCH } from '@jumpseat/booking/router';
import { type Refusal, refusal } from '@jumpseat/domain';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import { rateLimited, requireWithin, type Use } from '../admission/rate-limits.ts';
import type { Quota } from '../admission/shared-limit.ts';
import type { ConnectionRoom } from '../http/connection-room.ts';
import type { OriginRule } from '../http/origin.ts';
import { PROBLEM_TYPE, type ProblemDocument, problemDocument, retryHeaders } from '../http/problem.ts';
import { rateLimitHeaders } from '../http/rate-limit-headers.ts';
import { requestId } from '../http/request-id.ts';
import type { FeedChannels } from '../live/live-feed.ts';
import { TRPC_PATH, type TrpcOptions } from './http.ts';
import { admission } from './socket/admission.ts';
import { Heartbeat } from './socket/heartbeat.ts';
import { routerListener } from './socket/router-listener.ts';
import { sendElsewhere } from './socket/send-elsewhere.ts';
import { Session } from './socket/session.ts';

const MAX_MESSAGE_BYTES = 64 * 1024;
/** How many subscriptions a connection may have at a time, and how many other calls under way. */
const MAX_SUBSCRIPTIONS = 100;
const MAX_CALLS = 100;

/** What the WebSocket transport needs besides. */
export interface TrpcSocketOptions extends TrpcOptions {
  readonly refuseOrigin: OriginRule;
  readonly channels: FeedChannels;
  /** Whether there is room for one more. */
  readonly room: Pick<ConnectionRoom, 'enter'>;
  /** Counts what a caller uses, and says how it stands with its limits. */
  readonly spend: (caller: Caller, use: Use) => Promise<Quota | undefined>;
}

/** Serves the typed calls over WebSocket, by upgrade at the path of tRPC. `size` is how many are open. */
export function serveTrpcSockets(app: FastifyInstance, options: TrpcSocketOptions): { readonly size: number } {
  const { contextOf, onError, refuseOrigin, channels, room, spend } = options;
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  const heartbeat = new Heartbeat(wss.clients);
  let isDraining = false;

  function serve(client: WebSocket, socket: Duplex, request: IncomingMessage, context: Context): void {
    const { caller } = context;
    const admit = admission(MAX_SUBSCRIPTIONS, 'TOO_MANY_SUBSCRIPTIONS');
    const enterCall = admission(MAX_CALLS, 'OVERLOADED');
    const withDeadline: Context['withDeadline'] = async (call) => {
      const leave = enterCall();
      try {
        return await context.withDeadline(call);
      } finally {
        leave();
      }
    };
    const spendCall = async (call: CallType) =>
      requireWithin(await spend(caller, call === 'mutation' ? 'writes' : 'reads'));
    const router = {
      wss,
      router: appRouter,
      onError,
      maxBatchSize: MAX_BATCH,
      /** What is no call is counted, too. Where it is too much, there is nobody to tell. */
      onNoCall: () => void spendCall('query').catch(() => client.terminate()),
      // The headers of the upgrade are of none of the socket's calls.
      createContext: () => ({ ...context, idempotencyKey: undefined, admit, spend: spendCall, withDeadline }),
    };
    const session = new Session({
      client,
      socket,
      channels,
      admit,
      caller,
      spend: () => spendCall('subscription'),
      connectRouter: (isTaken) => routerListener(client, request, router, isTaken),
    });
    client.on('message', (data, isBinary) => {
      heartbeat.heard(client);
      session.receive(data, isBinary);
    });
    client.on('pong', (ping) => {
      heartbeat.heard(client);
      session.confirm(ping);
    });
    client.on('error', (error) => app.log.debug({ err: error }, 'a WebSocket broke off'));
    client.on('close', () => session.end());
  }

  function refusalOf(path: string | undefined, request: IncomingMessage, socket: Duplex): Refusal | undefined {
    if (path !== TRPC_PATH) return refusal('ROUTE_NOT_FOUND');
    if (isDraining) return refusal('UNAVAILABLE');
    return refuseOrigin(request.headers) ?? (room.enter(request, socket) ? undefined : refusal('UNAVAILABLE'));
  }

  app.server.on('upgrade', async (request, socket, head) => {
    socket.on('error', (error) => app.log.debug({ err: error }, 'an upgrade broke off'));
    const path = request.url?.split('?', 1)[0];
    const context = contextOf(request);
    const quota = await spend(context.caller, 'connections');
    const refused = quota?.isExceeded ? rateLimited(quota) : refusalOf(path, request, socket);
    if (refused) {
      const headers = { ...retryHeaders(refused.code), ...(quota && rateLimitHeaders(quota)) };
      answerProblem(socket, problemDocument(refused, { url: path ?? '', id: requestId(request) }), headers);
      return;
    }
    wss.handleUpgrade(request, socket, head, (client) => serve(client, socket, request, context));
  });

  app.addHook('preClose', async () => {
    // Whoever was told to go elsewhere must not be let in here again.
    isDraining = true;
    await sendElsewhere(wss.clients);
    heartbeat.stop();
  });

  return {
    get size() {
      return wss.clients.size;
    },
  };
}

/** Answers an upgrade with why it is refused. */
function answerProblem(socket: Duplex, problem: ProblemDocument, more: Record<string, string>): void {
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
