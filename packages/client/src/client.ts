import { createTRPCClient, httpLink, splitLink, type TRPCClient } from '@trpc/client';
import type { Connection } from './connection/connection.ts';
import type { WebSocketClass } from './connection/prompt-socket.ts';
import { readAnswer } from './connection/read-answer.ts';
import { keyHeader, repeatWrites } from './connection/repeat-writes.ts';
import { serverUrl } from './connection/server-url.ts';
import { createSocket, noSocket } from './connection/socket.ts';
import type { AppRouter } from './contract/app-router.ts';
import type { OrderView } from './contract/orders.ts';
import { orderTopic } from './order/order-topic.ts';
import type { SeatMapState } from './seat-map/seat-map-state.ts';
import { seatMapTopic } from './seat-map/seat-map-topic.ts';
import { Watch } from './watch/watch.ts';
import type { Watched, WatchOptions } from './watch/watched.ts';

/** @public */
export interface JumpseatClientOptions {
  /** Where Jumpseat is, such as `https://example.org`, with or without `/trpc`; in a browser a path will do. */
  readonly url: string;
  /** Sends queries and mutations. @default globalThis.fetch */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** The `WebSocket` class to use. Node before 22 has none: pass the one of the package `ws`. @default globalThis.WebSocket */
  readonly WebSocket?: WebSocketClass | undefined;
}

/** @public */
export interface JumpseatClient {
  /**
   * Every typed call. What a failed call throws is read with `toCallError`. A write whose answer was lost is repeated, and carried out once:
   * by a key of its own, or by the `idempotencyKey` in the `context` that the call is given.
   */
  readonly trpc: TRPCClient<AppRouter>;
  /** The state of the socket that everything watched shares. */
  readonly connection: Connection;
  /** A flight's seats, kept current. Each call is a subscription of its own: share the object, not the call. */
  watchSeatMap(flightId: string, options?: WatchOptions<SeatMapState>): Watched<SeatMapState>;
  /** One order, kept current. Each call is a subscription of its own: share the object, not the call. */
  watchOrder(orderId: string, options?: WatchOptions<OrderView>): Watched<OrderView>;
  /** Ends everything watched and closes the socket. */
  close(): Promise<void>;
}

/**
 * A client of Jumpseat. Queries and mutations go by HTTP; all that is watched shares one WebSocket that is opened when it is needed,
 * comes back by itself when it is lost, and goes on from the last version seen. Throws a TypeError where nothing could be at `url`.
 * @public
 */
export function createJumpseatClient(options: JumpseatClientOptions): JumpseatClient {
  const { fetch, WebSocket = globalThis.WebSocket } = options;
  const url = serverUrl(options.url, Boolean(fetch ?? globalThis.location));
  const answerOf = readAnswer(fetch);
  const socket = WebSocket ? createSocket(url, WebSocket) : noSocket();
  const trpc = createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: socket.link,
        false: [
          ...repeatWrites(),
          httpLink({
            url,
            headers: ({ op }) => keyHeader(op),
            fetch: (input, init) => answerOf(input as RequestInfo, init as RequestInit),
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
