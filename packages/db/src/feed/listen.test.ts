import { EventEmitter, on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderChanged, SeatsChanged, ViewersAtNode, ViewerTally } from '@jumpseat/booking/contracts';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { createOrderStore } from '../orders/index.ts';
import { createSeatStore } from '../seats/index.ts';
import { flight, free, held, newOrder } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { Wire } from '../testing/wire.ts';
import { CHANNEL } from './channel.ts';
import { type Feed, listen } from './listen.ts';
import { publishViewers } from './publish-viewers.ts';

const CODES = ['A', 'B', 'C'].flatMap((row) => Array.from({ length: 10 }, (_, column) => `${row}${column + 1}`));

let testDatabase: TestDatabase;
let database: Database;
let feed: Feed;
let received: EventEmitter<{
  seats: [SeatsChanged];
  order: [OrderChanged];
  viewers: [ViewersAtNode];
  reconnect: [];
  problem: [unknown];
}>;
let flightId: string;
let made = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url, { max: 20 });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  flightId = `T${++made}`;
  await createFlightStore(database).create(flight({ id: flightId, layoutId: 'demo-30' }));
  feed = await listenAt(testDatabase.url);
});
afterEach(() => feed.close());

function listenAt(url: string): Promise<Feed> {
  received = new EventEmitter();
  return listen(url, {
    onSeats: (news) => received.emit('seats', news),
    onOrder: (news) => received.emit('order', news),
    onViewers: (news) => received.emit('viewers', news),
    onReconnect: () => received.emit('reconnect'),
    onError: (error) => received.emit('problem', error),
  });
}

/** Replaces the feed by one that listens over a wire. */
async function listenOverWire(): Promise<Wire> {
  const wire = await Wire.to(testDatabase.url);
  onTestFinished(() => wire.cut());
  await feed.close();
  feed = await listenAt(wire.url);
  return wire;
}

const project = (version: number, ...changes: ReturnType<typeof held>[]) =>
  createSeatStore(database).projectSeats({ flightId, blockId: 'all', version, changes });

/** The news of seats since `stream` was opened, up to version `last`. */
async function upTo(last: number, stream: AsyncIterable<SeatsChanged[]>): Promise<SeatsChanged[]> {
  const news: SeatsChanged[] = [];
  for await (const batch of stream) {
    news.push(...batch);
    if (batch.some(({ version }) => version === last)) break;
  }
  return news;
}

test('a listener gets a change with its seats', async () => {
  const news = once(received, 'seats');
  await project(1, held('A1'));
  expect(await news).toEqual([{ flightId, version: 1, seats: { A1: 'HELD' } }]);
});

test('a listener gets each version once, in order and without a gap, from 20 concurrent writers', async () => {
  const stream = on(received, 'seats');
  const write = async (writer: number) => {
    // Neighbours write overlapping seats in opposite orders. Without ordered row locks this is a deadlock.
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

test('a listener gets nothing if no seat changed', async () => {
  const stream = on(received, 'seats');
  await project(2, held('A1'));
  await project(2, held('A1'));
  await project(1, free('A1'));
  await project(3, free('A1'));
  expect(await upTo(2, stream)).toEqual([
    { flightId, version: 1, seats: { A1: 'HELD' } },
    { flightId, version: 2, seats: { A1: 'AVAILABLE' } },
  ]);
});

test('a listener gets a change of 500 seats without their names', async () => {
  const many = Array.from({ length: 500 }, (_, index) => `SEAT-${index}`);
  await database.sql`
    insert into seats (flight_id, code, cabin, position)
    select ${flightId}, code, 'economy', 100 from unnest(${many}::text[]) as code`;
  const news = once(received, 'seats');
  await project(1, ...many.map((seat) => held(seat)));
  expect(await news).toEqual([{ flightId, version: 1 }]);
  const { seats } = await createFlightStore(database).seatsSince(flightId, 0);
  expect(Object.keys(seats)).toHaveLength(500);
});

test('a listener gets an order without its owner', async () => {
  const news = once(received, 'order');
  const order = { ...newOrder(`order-${flightId}`, flightId), version: 1 };
  await createOrderStore(database).recordOrder(order, { type: 'OPENED', at: order.createdAt });
  const { userId, guestId, ...state } = order;
  expect(await news).toEqual([{ orderId: order.id, version: 1, state }]);
});

test('a listener gets only the version of an order that is too large', async () => {
  const news = once(received, 'order');
  const refusal = { code: 'SEAT_HELD', detail: 'so much to say. '.repeat(500) } as const;
  const order = { ...newOrder(`order-${flightId}`, flightId), version: 1, lastRefusal: refusal };
  await createOrderStore(database).recordOrder(order, { type: 'OPENED', at: order.createdAt });
  expect(await news).toEqual([{ orderId: order.id, version: 1 }]);
  expect(await createOrderStore(database).find(order.id)).toEqual(order);
});

test('a listener gets the viewers of any number of flights', async () => {
  const marks = Array.from({ length: 200 }, (_, index) => `guest-${index}`.padEnd(8));
  const flights = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `FLIGHT-WITH-LONG-${index}`,
      { marks: index % 100 === 0 ? marks : [], others: index },
    ]),
  );
  const stream = on(received, 'viewers');
  await publishViewers(database, { node: 'node-1', flights });
  const viewers: Record<string, ViewerTally> = {};
  for await (const [news] of stream) {
    Object.assign(viewers, (news as ViewersAtNode).flights);
    if (Object.keys(viewers).length === 500) break;
  }
  expect(viewers).toEqual(flights);
});

test('a listener learns of a lost connection once it is back, and gets news again', async () => {
  const back = once(received, 'reconnect');
  await database.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'jumpseat-feed'`;
  await back;
  const news = once(received, 'seats');
  await project(1, held('B2'));
  expect(await news).toEqual([{ flightId, version: 1, seats: { B2: 'HELD' } }]);
});

test('a listener is back within a second once the database is reachable', async () => {
  const wire = await listenOverWire();
  await wire.cut();
  await sleep(2_000);
  const back = once(received, 'reconnect');
  const since = performance.now();
  await wire.mend();
  await back;
  expect(performance.now() - since).toBeLessThan(1_000);
  const news = once(received, 'seats');
  await project(1, held('B2'));
  expect(await news).toMatchObject([{ version: 1 }]);
});

test('a listener replaces a silent connection within ten seconds', async () => {
  const wire = await listenOverWire();
  const back = once(received, 'reconnect');
  const problem = once(received, 'problem');
  const since = performance.now();
  wire.silence();
  await back;
  expect(performance.now() - since).toBeLessThan(10_000);
  expect(await problem).toMatchObject([{ message: expect.stringContaining('silent') }]);
  const news = once(received, 'seats');
  await project(1, held('B2'));
  expect(await news).toMatchObject([{ version: 1 }]);
});

test('a listener reports news that it cannot read, and gets later news', async () => {
  const problem = once(received, 'problem');
  const news = once(received, 'seats');
  await database.sql.notify(CHANNEL, '{"seats": "all"}');
  expect(await problem).toMatchObject([{ name: 'ZodError' }]);
  await project(1, held('B2'));
  expect(await news).toMatchObject([{ version: 1 }]);
});
