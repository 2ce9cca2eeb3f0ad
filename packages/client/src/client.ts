import type { AppRouter } from '@jumpseat/booking/router';
import {
  createTRPCClient,
  createWSClient,
  httpLink,
  splitLink,
  type TRPCClient,
  type WebSocketClientOptions,
  wsLink,
} from '@trpc/client';
import { reconnectDelay } from './connection/backoff.ts';
import { type Connection, observeConnection } from './connection/connection.ts';

/** How long the socket stays open after the last subscription has ended. */
const LINGER_MS = 5_000;

export interface JumpseatClientOptions {
  /** Where tRPC answers, such as `https://example.org/trpc`; in a browser a path will do. */
  readonly url: string;
  /** Sends queries and mutations. @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch;
  /** The `WebSocket` class to use, for runtimes that have none. @default globalThis.WebSocket */
  readonly WebSocket?: NonNullable<WebSocketClientOptions['WebSocket']>;
}

/** @public */
export interface JumpseatClient {
  /** Every typed call. What a failed call throws is read with `toCallError`. */
  readonly trpc: TRPCClient<AppRouter>;
  /** The state of the socket that subscriptions share. */
  readonly connection: Connection;
  /** Ends every subscription and closes the socket. */
  close(): Promise<void>;
}

/**
 * A client of Jumpseat. Queries and mutations go by HTTP; subscriptions share one WebSocket that is opened with the first of them,
 * comes back by itself when it is lost, and goes on from the last event seen.
 * @public
 */
export function createJumpseatClient({ url, fetch, WebSocket }: JumpseatClientOptions): JumpseatClient {
  const socket = createWSClient({
    url: () => socketUrl(url),
    ...(WebSocket && { WebSocket }),
    lazy: { enabled: true, closeMs: LINGER_MS },
    retryDelayMs: reconnectDelay,
    keepAlive: { enabled: true, intervalMs: 15_000, pongTimeoutMs: 5_000 },
  });
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: wsLink({ client: socket }),
        false: httpLink({
          url,
          ...(fetch && { fetch: (input, init) => fetch(input as RequestInfo, init as RequestInit) }),
        }),
      }),
    ],
  });
  return { trpc, connection: observeConnection(socket.connectionState), close: () => socket.close() };
}

/** The address of the same place by WebSocket. */
function socketUrl(url: string): string {
  const absolute = new URL(url, globalThis.location?.href);
  absolute.protocol = absolute.protocol === 'https:' ? 'wss:' : 'ws:';
  return absolute.href;
}
