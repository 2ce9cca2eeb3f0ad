import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { anonymous } from '@jumpseat/domain';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { type AppParts, buildApp } from '../app.ts';
import { createIdentity } from '../identity/identity.ts';
import { createLiveFeed } from '../live/live-feed.ts';
import { measureCommands } from '../ops/measure-commands.ts';
import { createMetrics } from '../ops/metrics.ts';
import { flightAhead, MemoryFlights } from './memory-flights.ts';
import { MemoryIdempotency } from './memory-idempotency.ts';
import { MemoryOrders } from './memory-orders.ts';
import { MemoryTrips } from './memory-trips.ts';
import { TestPapers } from './test-papers.ts';

export type TestApi = Awaited<ReturnType<typeof testApp>>;

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The server with stores in memory and the flight FL123 with 30 seats. Closed at the end of the test. */
export async function testApp(
  options: { adminToken?: string; production?: boolean; parts?: Partial<Omit<AppParts, 'ports'>> } = {},
) {
  const flights = new MemoryFlights();
  const orders = new MemoryOrders(flights);
  const trips = new MemoryTrips(orders, flights);
  const papers = new TestPapers();
  await flights.create(flightAhead('FL123', 'demo-30'));

  const log = new PassThrough();
  const logger = pino({ level: 'info' }, log);
  const metrics = createMetrics();
  const live = await createLiveFeed({
    flights,
    orders,
    trips,
    async listen({ onSeats, onOrder, onReconnect }) {
      orders.changes.on('seats', onSeats);
      orders.changes.on('reconnect', onReconnect);
      orders.changes.on('order', (order) =>
        onOrder({ orderId: order.id, version: order.version, state: anonymous(order) }),
      );
      return { close: async () => void orders.changes.removeAllListeners() };
    },
    markOf: (guestId) => guestId,
    publishViewers: async () => {},
    onServed: (seconds) => metrics.feedFanout.observe(seconds),
    onReconnect: () => metrics.feedReconnects.inc(),
    now: Date.now,
    logger,
  });

  const app = await buildApp({
    ports: {
      flights,
      orders,
      trips,
      papers,
      commands: measureCommands(orders, metrics),
      idempotency: new MemoryIdempotency(),
      live,
      settings: { maxSeatsPerOrder: 9, salesCloseMs: 2_700_000 },
      now: Date.now,
    },
    identity: createIdentity({
      sessionSecret: 'a secret that is only for tests, and long',
      adminToken: options.adminToken,
      production: options.production ?? false,
      secureCookies: false,
    }),
    topics: live.topics,
    metrics,
    limits: { all: 1_000, longLived: 900 },
    web: (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Jumpseat</h1>'),
    checks: {},
    readStuck: async () => ({ stuck: [], restarts: 0 }),
    commands: { running: 1, waiting: 2, limit: 64 },
    logger,
    lingerMs: 0,
    ...options.parts,
  });
  onTestFinished(() => app.close());

  return {
    app,
    flights,
    orders,
    trips,
    papers,
    live,
    /** Returns what was logged since the last call. */
    logged: () => `${log.read() ?? ''}`,
    /** Sends a request, with a JSON body if there is one. */
    async call(method: Method, url: string, payload?: object, headers: Record<string, string> = {}) {
      const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
      return { status: answer.statusCode, headers: answer.headers, body: answer.body && answer.json() };
    },
    /** Listens on a free port. */
    async listen(): Promise<{ host: string; url: string }> {
      await app.listen({ host: '127.0.0.1', port: 0 });
      const host = `127.0.0.1:${(app.server.address() as AddressInfo).port}`;
      return { host, url: `http://${host}` };
    },
    /** Loads a page as a new browser. Returns the headers of the guest that it becomes. */
    async guest(): Promise<{ cookie: string }> {
      const page = await app.inject({ url: '/', headers: { accept: 'text/html' } });
      return { cookie: `${page.headers['set-cookie']}`.split(';')[0] ?? '' };
    },
    /** Opens an order on FL123 that holds the seats. */
    async order(...seats: string[]): Promise<string> {
      const answer = await app.inject({
        method: 'POST',
        url: '/api/flights/FL123/orders',
        payload: { userId: 'ada', seats },
      });
      return answer.json<{ orderId: string }>().orderId;
    },
  };
}
