import { EventEmitter, on, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { OrderView, SeatMapMessage } from '@jumpseat/booking/contracts';
import { appRouter, type Context } from '@jumpseat/booking/router';
import { type ErrorCode, JumpseatError } from '@jumpseat/domain';
import { createHTTPServer } from '@trpc/server/adapters/standalone';
import { applyWSSHandler } from '@trpc/server/adapters/ws';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';

/** The versions after which subscriptions continued, in the order of their arrival. */
type Versions = (number | undefined)[];

/**
 * The real router over real sockets, with one flight, FL123, and one order, order-1. The test sends their changes.
 * Stops with the test.
 */
export class FlightServer {
  readonly requests: { seatMap: Versions; order: Versions } = { seatMap: [], order: [] };
  /** The first messages to a viewer, by the version that it names. */
  first = (_after: number | undefined): SeatMapMessage[] => [];
  viewers = 0;
  /** Whether a connection has reached its limit of subscriptions. */
  full = false;
  /** The number of first connections that belong to another guest than the order. */
  otherGuests = 0;
  connections = 0;
  readonly #news = new EventEmitter().setMaxListeners(0);
  readonly #http = createHTTPServer({ router: appRouter, createContext: () => this.#context, basePath: '/trpc/' });
  readonly #sockets = new WebSocketServer({ server: this.#http });
  readonly #trpc = applyWSSHandler({
    wss: this.#sockets,
    router: appRouter,
    createContext: () => ({ ...this.#context, caller: { guestId: `${this.connections++}`, isAdmin: false } }),
  });
  readonly #context = {
    admit: () => {
      if (this.full) throw new JumpseatError({ code: 'TOO_MANY_SUBSCRIPTIONS' });
      return () => {};
    },
    spend: async () => {},
    withDeadline: <T>(call: () => T) => call(),
    readInTurn: <T>(read: () => T) => read(),
    reportUnreadable: () => {},
    flights: { find: async () => null },
    orders: { find: async () => ({ guestId: null }) },
    caller: { guestId: null },
    live: {
      seatMap: (flightId: string, { after, signal }: { after?: number; signal: AbortSignal }) => {
        if (flightId !== 'FL123') throw new JumpseatError({ code: 'FLIGHT_NOT_FOUND' });
        this.requests.seatMap.push(after);
        return this.#follow('seatMap', this.first(after), signal);
      },
      order: (_: string, { after, guestId, signal }: { after?: number; guestId: string; signal: AbortSignal }) => {
        this.requests.order.push(after);
        if (Number(guestId) < this.otherGuests) throw new JumpseatError({ code: 'ORDER_NOT_FOUND' });
        return this.#follow('order', [], signal);
      },
    },
  } as unknown as Context;

  static async start(): Promise<FlightServer> {
    const server = new FlightServer();
    server.#http.listen(0, '127.0.0.1');
    await once(server.#http, 'listening');
    onTestFinished(() => server.stop());
    return server;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/trpc`;
  }

  /** Sends a message to every viewer of the map. */
  send(message: SeatMapMessage): void {
    this.#news.emit('seatMap', message);
  }

  sendOrder(order: Partial<OrderView>): void {
    this.#news.emit('order', order);
  }

  /** Ends every subscription with a refusal. */
  refuse(code: ErrorCode): void {
    this.#news.emit('error', new JumpseatError({ code }));
  }

  /** Breaks every connection. */
  drop(): void {
    for (const socket of this.#sockets.clients) socket.terminate();
  }

  /** Asks every viewer to reconnect, as before a restart. */
  askToReconnect(): void {
    this.#trpc.broadcastReconnectNotification();
  }

  async stop(): Promise<void> {
    this.drop();
    this.#http.closeAllConnections();
    if (!this.#http.listening) return;
    this.#http.close();
    await once(this.#http, 'close');
  }

  async *#follow<T>(topic: string, first: T[], signal: AbortSignal): AsyncGenerator<T, void> {
    const news = on(this.#news, topic, { signal });
    this.viewers += 1;
    try {
      yield* first;
      for await (const [message] of news) yield message;
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.viewers -= 1;
    }
  }
}
