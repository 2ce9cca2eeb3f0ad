import { createTRPCClient, httpLink, splitLink, type TRPCClient } from '@trpc/client';
import type { Connection } from './connection/connection.ts';
import { readResponse } from './connection/read-response.ts';
import { keyHeader, retryWrites } from './connection/retry-writes.ts';
import { serverUrl } from './connection/server-url.ts';
import { createSocket, noSocket } from './connection/socket.ts';
import type { WebSocketClass } from './connection/timed-socket.ts';
import type { AppRouter } from './contract/app-router.ts';
import type { OrderView } from './contract/orders.ts';
import { orderTopic } from './order/order-topic.ts';
import type { SeatMapState } from './seat-map/seat-map-state.ts';
import { seatMapTopic } from './seat-map/seat-map-topic.ts';
import { Watch } from './watch/watch.ts';
import type { Watched, WatchOptions } from './watch/watched.ts';

/** @public */
export interface JumpseatClientOptions {
  /**
   * The address of Jumpseat, such as `https://example.org`, with or without `/trpc`. In a browser, a path is enough.
   */
  readonly url: string;
  /** Sends queries and mutations. @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /**
   * The `WebSocket` class to use. Node before 22 has none: pass that of the package `ws`. @default globalThis.WebSocket
   */
  readonly WebSocket?: WebSocketClass | undefined;
}

/** @public */
export interface JumpseatClient {
  /**
   * Every typed call. Read the error of a failed call with `toCallError`. A write whose response was lost is retried,
   * and carried out once: by a generated idempotency key, or by the `idempotencyKey` in the `context` of the call.
   */
  readonly trpc: TRPCClient<AppRouter>;
  /** The state of the socket that all watches share. */
  readonly connection: Connection;
  /** Keeps a flight's seats current. Each call is a new subscription, so share the object. */
  watchSeatMap(flightId: string, options?: WatchOptions<SeatMapState>): Watched<SeatMapState>;
  /** Keeps one order current. Each call is a new subscription, so share the object. */
  watchOrder(orderId: string, options?: WatchOptions<OrderView>): Watched<OrderView>;
  /** Ends all watches and closes the socket. */
  close(): Promise<void>;
}

/**
 * Creates a client of Jumpseat. Queries and mutations use HTTP. All watches share one WebSocket, which opens on demand,
 * reconnects by itself and continues after the last version seen. Throws a TypeError if `url` is not a valid address.
 * @public
 */
export function createJumpseatClient(options: JumpseatClientOptions): JumpseatClient {
  const { fetch, WebSocket = globalThis.WebSocket } = options;
  const url = serverUrl(options.url, Boolean(fetch ?? globalThis.location));
  const fetchResponse = readResponse(fetch);
  const socket = WebSocket ? createSocket(url, WebSocket) : noSocket();
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: socket.link,
        false: [
          ...retryWrites(),
          httpLink({
            url,
            headers: ({ op }) => keyHeader(op),
            fetch: (input, init) => fetchResponse(input as RequestInfo, init as RequestInit),
          }),
        ],
      }),
    ],
  });
  const closing = new AbortController();
  const signals = ({ signal }: { signal?: AbortSignal | undefined }) =>
    signal ? [closing.signal, signal] : [closing.signal];
  return {
    trpc,
    connection: socket.connection,
    watchSeatMap: (flightId, options = {}) => new Watch(seatMapTopic(trpc, flightId), signals(options), options.from),
    watchOrder: (orderId, options = {}) =>
      new Watch(orderTopic(trpc, orderId, socket.replace), signals(options), options.from),
    close() {
      closing.abort();
      return socket.close();
    },
  };
}
