import { EventEmitter, on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, onTestFinished } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { createOrderStore } from '../orders/index.ts';
import { createSeatStore } from '../seats/index.ts';
import { flight, free, held, newOrder } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { Wire } from '../testing/wire.ts';
import { announceViewers } from './announce-viewers.ts';
import { CHANNEL } from './channel.ts';
import { type Feed, listen } from './listen.ts';
import type { OrderNews, SeatNews, ViewerNews } from './news.ts';

const CODES = ['A', 'B', 'C'].flatMap((row) => Array.from({ length: 10 }, (_, column) => `${row}${column + 1}`));

let test: TestDatabase;
let database: Database;
let feed: Feed;
let heard: EventEmitter<{
  seats: [SeatNews];
  order: [OrderNews];
  viewers: [ViewerNews];
  reconnect: [];
  problem: [unknown];
}>;
let flightId: string;
let made = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  database = connect(test.url, { max: 20 });
});
afterAll(async () => {
  await database.close();
  await test.drop();
});
beforeEach(async () => {
  flightId = `T${++made}`;
  await createFlightStore(database).create(flight({ id: flightId, layoutId: 'demo-30' }));
  feed = await listenAt(test.url);
});
afterEach(() => feed.close());

function listenAt(url: string): Promise<Feed> {
  heard = new EventEmitter();
  return listen(url, {
    onSeats: (news) => heard.emit('seats', news),
    onOrder: (news) => heard.emit('order', news),
    onViewers: (news) => heard.emit('viewers', news),
    onReconnect: () => heard.emit('reconnect'),
    onError: (error) => heard.emit('problem', error),
  });
}

/** Listens over a wire instead. */
async function overWire(): Promise<Wire> {
  const wire = await Wire.to(test.url);
  onTestFinished(() => wire.cut());
  await feed.close();
  feed = await listenAt(wire.url);
  return wire;
}

const project = (version: number, ...changes: ReturnType<typeof held>[]) =>
  createSeatStore(database).projectSeats({ flightId, blockId: 'all', version, changes });

/** What was heard of seats since `stream` was opened, up to that version. */
async function upTo(last: number, stream: AsyncIterable<SeatNews[]>): Promise<SeatNews[]> {
  const news: SeatNews[] = [];
  for await (const heardNow of stream) {
    news.push(...heardNow);
    if (heardNow.some(({ version }) => version === last)) break;
  }
  return news;
}

it('announces a change with its seats', async () => {
  const news = once(heard, 'seats');
  await project(1, held('A1'));
  expect(await news).toEqual([{ flightId, version: 1, seats: { A1: 'HELD' } }]);
});

it('announces each version once and in order, without a gap, when 20 writers write at the same moment', async () => {
  const stream = on(heard, 'seats');
  const write = async (writer: number) => {
    // Neighbours write overlapping seats in opposite orders: a deadlock, if rows were not locked in one order.
    const pair = [CODES[writer], CODES[writer + 1]].map((seat) => held(seat ?? ''));
    if (writer % 2) pair.reverse();
    for (let round = 1; round <= 5; round++) await project(round * 100 + writer, ...pair);
  };
  await Promise.all(Array.from({ length: 20 }, (_, writer) => write(writer)));

  const { version = 0 } = (await createFlightStore(database).seatStates(flightId)) ?? {};
  const news = await upTo(version, stream);
  expect(version).toBeGreaterThan(50);
  expect(news.map((each) => each.version)).toEqual(Array.from({ length: version }, (_, index) => index + 1));
});

it('says nothing when nothing changed', async () => {
  const stream = on(heard, 'seats');
  await project(2, held('A1'));
  await project(2, held('A1'));
  await project(1, free('A1'));
  await project(3, free('A1'));
  expect(await upTo(2, stream)).toEqual([
    { flightId, version: 1, seats: { A1: 'HELD' } },
    { flightId, version: 2, seats: { A1: 'AVAILABLE' } },
  ]);
});

it('announces 500 seats without naming them', async () => {
  const many = Array.from({ length: 500 }, (_, index) => `SEAT-${index}`);
  await database.sql`
    insert into seats (flight_id, code, cabin, position)
    select ${flightId}, code, 'economy', 100 from unnest(${many}::text[]) as code`;
  const news = once(heard, 'seats');
  await project(1, ...many.map((seat) => held(seat)));
  expect(await news).toEqual([{ flightId, version: 1 }]);
  const { seats } = await createFlightStore(database).seatsSince(flightId, 0);
  expect(Object.keys(seats)).toHaveLength(500);
});

it('announces an order without saying whose it is', async () => {
  const news = once(heard, 'order');
  const order = { ...newOrder(`order-${flightId}`, flightId), version: 1 };
  await createOrderStore(database).recordOrder(order, { type: 'OPENED', at: order.createdAt });
  const { userId, guestId, ...state } = order;
  expect(await news).toEqual([{ orderId: order.id, version: 1, state }]);
});

it('announces an order that is too big for the news by its version alone', async () => {
  const news = once(heard, 'order');
  const refusal = { code: 'SEAT_HELD', detail: 'so much to say. '.repeat(500) } as const;
  const order = { ...newOrder(`order-${flightId}`, flightId), version: 1, lastRefusal: refusal };
  await createOrderStore(database).recordOrder(order, { type: 'OPENED', at: order.createdAt });
  expect(await news).toEqual([{ orderId: order.id, version: 1 }]);
  expect(await createOrderStore(database).find(order.id)).toEqual(order);
});

it('announces who looks at any number of flights', async () => {
  const marks = Array.from({ length: 200 }, (_, index) => `guest-${index}`.padEnd(8));
  const flights = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `FLIGHT-WITH-LONG-${index}`,
      { marks: index % 100 === 0 ? marks : [], others: index },
    ]),
  );
  const stream = on(heard, 'viewers');
  await announceViewers(database, { node: 'node-1', flights });
  const told: ViewerNews['flights'] = {};
  for await (const [news] of stream) {
    Object.assign(told, (news as ViewerNews).flights);
    if (Object.keys(told).length === 500) break;
  }
  expect(told).toEqual(flights);
});

it('says when its connection was lost and is back, and goes on', async () => {
  const back = once(heard, 'reconnect');
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'jumpseat-feed'`;
  await back;
  const news = once(heard, 'seats');
  await project(1, held('B2'));
  expect(await news).toEqual([{ flightId, version: 1, seats: { B2: 'HELD' } }]);
});

it('is back within a second of the database being reachable again', { timeout: 20_000 }, async () => {
  const wire = await overWire();
  await wire.cut();
  await sleep(2_000);
  const back = once(heard, 'reconnect');
  const since = performance.now();
  await wire.mend();
  await back;
  expect(performance.now() - since).toBeLessThan(1_000);
  const news = once(heard, 'seats');
  await project(1, held('B2'));
  expect(await news).toMatchObject([{ version: 1 }]);
});

it('notices within ten seconds that it hears nothing more, though its connection stays open', {
  timeout: 20_000,
}, async () => {
  const wire = await overWire();
  const [back, problem] = [once(heard, 'reconnect'), once(heard, 'problem')];
  const since = performance.now();
  wire.silence();
  await back;
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(await problem).toMatchObject([{ message: expect.stringContaining('silent') }]);
  const news = once(heard, 'seats');
  await project(1, held('B2'));
  expect(await news).toMatchObject([{ version: 1 }]);
});

it('reports news it cannot read, and goes on', async () => {
  const problem = once(heard, 'problem');
  const news = once(heard, 'seats');
  await database.sql.notify(CHANNEL, '{"seats": "all"}');
  expect(await problem).toMatchObject([{ name: 'ZodError' }]);
  await project(1, held('B2'));
  expect(await news).toMatchObject([{ version: 1 }]);
});
