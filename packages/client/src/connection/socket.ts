import { createWSClient, type TRPCLink, type WebSocketClientOptions, wsLink } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import { reconnectDelay } from './backoff.ts';
import { type Connection, observeConnection } from './connection.ts';
import { timedSockets, type WebSocketClass } from './timed-socket.ts';

/** How long the socket stays open after the last subscription, in milliseconds. */
const LINGER_MS = 5_000;
/** The client pings the server after this time without a message, in milliseconds. */
const PING_MS = 10_000;
/** How long the server has to answer a ping, in milliseconds. */
const PONG_MS = 5_000;

/** The transport of subscriptions. */
export interface Socket {
  readonly link: TRPCLink<AppRouter>;
  readonly connection: Connection;
  /** Opens a new socket instead of this one. All watches continue there. */
  replace(): void;
  close(): Promise<void>;
}

/**
 * One socket for all subscriptions. It opens with the first one and reconnects by itself; each continues after its last
 * event.
 */
export function createSocket(url: string, WebSocket: WebSocketClass): Socket {
  const sockets = timedSockets(WebSocket);
  const client = createWSClient({
    url: () => socketUrl(url),
    WebSocket: sockets.WebSocket as NonNullable<WebSocketClientOptions['WebSocket']>,
    lazy: { enabled: true, closeMs: LINGER_MS },
    retryDelayMs: reconnectDelay,
    keepAlive: { enabled: true, intervalMs: PING_MS, pongTimeoutMs: PONG_MS },
  });
  return {
    link: wsLink({ client }),
    connection: observeConnection(client.connectionState, sockets.check),
    replace: sockets.drop,
    close: () => client.close(),
  };
}

/** For runtimes without a WebSocket: calls work, and a subscription throws an error with advice. */
export function noSocket(): Socket {
  return {
    link: () => () => {
      throw new TypeError(
        'Watching needs a WebSocket, and this runtime has none. Pass one: `import { WebSocket } from "ws"`, ' +
          'then `createJumpseatClient({ url, WebSocket })`. Node has its own from version 22 on.',
      );
    },
    connection: observeConnection({ get: () => ({ state: 'idle' }), subscribe: () => {} }, () => {}),
    replace: () => {},
    close: async () => {},
  };
}

/** The same address with the protocol of WebSockets. */
function socketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol === 'https:' ? 'wss:' : 'ws:';
  return absolute.href;
}
