import {
  connect,
  createFlightStore,
  createOrderStore,
  createTripStore,
  type Database,
  listen,
  publishViewers,
} from '@jumpseat/db';
import { createTestDatabase, type TestDatabase } from '@jumpseat/db/testing';
import { instant, layoutOf, usualFares } from '@jumpseat/domain';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { guestMarks } from '../src/identity/guest-mark.ts';
import { createLiveFeed, type NodeFeed } from '../src/live/live-feed.ts';

const DAY_MS = 24 * 60 * 60_000;

let postgres: TestDatabase;
let database: Database;
const nodes: NodeFeed[] = [];

beforeAll(async () => {
  postgres = await createTestDatabase();
  database = connect(postgres.url);
  await createFlightStore(database).create({
    id: 'T1',
    layoutId: 'demo-30',
    blockBy: 'cabin',
    origin: 'ZRH',
    destination: 'LIS',
    departsAt: instant(Date.now() + 2 * DAY_MS),
    salesCloseAt: instant(Date.now() + DAY_MS),
    fares: usualFares(layoutOf('demo-30')),
    surcharges: {},
  });
});
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.close()));
});
afterAll(async () => {
  await database.close();
  await postgres.drop();
});

/** Starts the live feed of one more API node on the same database. */
async function startNode(): Promise<NodeFeed> {
  const logger = pino({ level: 'warn' });
  const feed = await createLiveFeed({
    flights: createFlightStore(database),
    orders: createOrderStore(database),
    trips: createTripStore(database),
    listen: (handlers) => listen(postgres.url, { ...handlers, onError: (error) => logger.error({ err: error }) }),
    markOf: guestMarks('a secret of all nodes'),
    publishViewers: (report) => publishViewers(database, report),
    now: Date.now,
    logger,
  });
  nodes.push(feed);
  return feed;
}

/** Opens the seat map at a node. `shown` is the number of viewers that the page shows. */
async function openMap(
  feed: NodeFeed,
  guestId: string | null = null,
): Promise<{ shown: () => number | undefined; leave(): void }> {
  const { release } = await feed.topics.seatMaps.acquire('T1', { guestId });
  const left = new AbortController();
  let viewers: number | undefined;
  void (async () => {
    for await (const presence of feed.presence('T1', { signal: left.signal })) viewers = presence.viewers;
  })();
  return {
    shown: () => viewers,
    leave() {
      left.abort();
      release();
    },
  };
}

test('viewers on all nodes are counted until they leave', async () => {
  const a = await startNode();
  const b = await startNode();
  const ann = await openMap(a);
  const ben = await openMap(b);
  const cem = await openMap(b);
  for (const { shown } of [ann, ben, cem]) await expect.poll(shown).toBe(3);
  ben.leave();
  for (const { shown } of [ann, cem]) await expect.poll(shown).toBe(2);
  await nodes.pop()?.close();
  await expect.poll(ann.shown).toBe(1);
});

test('a guest with several open maps counts once, on any nodes, until the last one closes', async () => {
  const a = await startNode();
  const b = await startNode();
  const here = await openMap(a, 'ann');
  const there = await openMap(b, 'ann');
  const ben = await openMap(b, 'ben');
  const again = await openMap(a, 'ann');
  for (const { shown } of [here, there, ben]) await expect.poll(shown).toBe(2);
  here.leave();
  again.leave();
  await openMap(a, null);
  for (const { shown } of [there, ben]) await expect.poll(shown).toBe(3);
  there.leave();
  await expect.poll(ben.shown).toBe(2);
});
