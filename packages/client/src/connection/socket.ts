import { createWSClient, type TRPCLink, type WebSocketClientOptions, wsLink } from '@trpc/client';
import type { AppRouter } from '../contract/app-router.ts';
import { reconnectDelay } from './backoff.ts';
import { type Connection, observeConnection } from './connection.ts';

/** A `WebSocket` class: the runtime's own, or that of the package `ws`. @public */
export interface WebSocketClass {
  new (url: string): { readonly readyState: number; send(data: string): void; close(): void };
  readonly OPEN: number;
}

/** How long the socket stays open after the last subscription has ended. */
const LINGER_MS = 5_000;

/** What carries subscriptions. */
export interface Socket {
  readonly link: TRPCLink<AppRouter>;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** One socket for all subscriptions, opened with the first of them. It comes back by itself, and each goes on after its last event. */
export function createSocket(url: string, WebSocket: WebSocketClass): Socket {
  const client = createWSClient({
    url: () => socketUrl(url),
    WebSocket: WebSocket as NonNullable<WebSocketClientOptions['WebSocket']>,
    lazy: { enabled: true, closeMs: LINGER_MS },
    retryDelayMs: reconnectDelay,
    keepAlive: { enabled: true, intervalMs: 15_000, pongTimeoutMs: 5_000 },
  });
  return {
    link: wsLink({ client }),
    connection: observeConnection(client.connectionState),
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
    connection: observeConnection({ get: () => ({ state: 'idle' }), subscribe: () => {} }),
    close: async () => {},
  };
}

/** The address of the same place by WebSocket. */
function socketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol === 'https:' ? 'wss:' : 'ws:';
  return absolute.href;
}
