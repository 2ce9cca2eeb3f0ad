import { createWSClient, type TRPCLink, type WebSocketClientOptions, wsLink } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import { reconnectDelay } from './backoff.ts';
import { type Connection, observeConnection } from './connection.ts';
import { promptSockets, type WebSocketClass } from './prompt-socket.ts';

/** How long the socket stays open after the last subscription has ended. */
const LINGER_MS = 5_000;
/** After so much silence the server is asked whether it is still there, and how long it has to answer: in milliseconds. */
const ASK_MS = 10_000;
const ANSWER_MS = 5_000;

/** What carries subscriptions. */
export interface Socket {
  readonly link: TRPCLink<AppRouter>;
  readonly connection: Connection;
  /** Opens a new one in place of this: all that is watched goes on there. */
  replace(): void;
  close(): Promise<void>;
}

/** One socket for all subscriptions, opened with the first of them. It comes back by itself, and each goes on after its last event. */
export function createSocket(url: string, WebSocket: WebSocketClass): Socket {
  const sockets = promptSockets(WebSocket);
  const client = createWSClient({
    url: () => socketUrl(url),
    WebSocket: sockets.WebSocket as NonNullable<WebSocketClientOptions['WebSocket']>,
    lazy: { enabled: true, closeMs: LINGER_MS },
    retryDelayMs: reconnectDelay,
    keepAlive: { enabled: true, intervalMs: ASK_MS, pongTimeoutMs: ANSWER_MS },
  });
  return {
    link: wsLink({ client }),
    connection: observeConnection(client.connectionState, sockets.check),
    replace: sockets.drop,
    close: () => client.close(),
  };
}

/** For runtimes without a WebSocket: calls work, and a subscription says what to do. */
export function noSocket(): Socket {
  return {
    link: () => () => {
      throw new TypeError(
        'This runtime has no WebSocket, which watching needs. Pass one: `import { WebSocket } from "ws"`, ' +
          'then `createJumpseatClient({ url, WebSocket })`. Node has its own from version 22 on.',
      );
    },
    connection: observeConnection({ get: () => ({ state: 'idle' }), subscribe: () => {} }, () => {}),
    replace: () => {},
    close: async () => {},
  };
}

/** The address of the same place by WebSocket. */
function socketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol === 'https:' ? 'wss:' : 'ws:';
  return absolute.href;
}
