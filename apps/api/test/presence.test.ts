import { connect, createFlightStore, createOrderStore, type Database, listen, publishViewers } from '@jumpseat/db';
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
    ...{ id: 'T1', layoutId: 'demo-30', blockBy: 'cabin', origin: 'ZRH', destination: 'LIS' },
    ...{ departsAt: instant(Date.now() + 2 * DAY_MS), salesCloseAt: instant(Date.now() + DAY_MS) },
    ...{ fares: usualFares(layoutOf('demo-30')), surcharges: {} },
  });
});
afterEach(async () => {
  await Promise.all(nodes.splice(0).map((node) => node.close()));
});
afterAll(async () => {
  await database.close();
  await postgres.drop();
});

/** One more API node's feed on the same database. */
async function node(): Promise<NodeFeed> {
  const logger = pino({ level: 'warn' });
  const feed = await createLiveFeed({
    flights: createFlightStore(database),
    orders: createOrderStore(database),
    listen: (announcements) =>
      listen(postgres.url, { ...announcements, onError: (error) => logger.error({ err: error }) }),
    markOf: guestMarks('a secret of all nodes'),
    announceViewers: (viewers) => publishViewers(database, viewers),
    now: Date.now,
    logger,
  });
  nodes.push(feed);
  return feed;
}

/** Someone who looks at the map at a node, and how many they are told do so. */
async function looksAt(
  feed: NodeFeed,
  guestId: string | null = null,
): Promise<{ told: () => number | undefined; leave(): void }> {
  const { leave } = await feed.channels.seatMaps.enter('T1', { guestId });
  const left = new AbortController();
  let viewers: number | undefined;
  void (async () => {
    for await (const presence of feed.presence('T1', { signal: left.signal })) viewers = presence.viewers;
  })();
  return {
    told: () => viewers,
    leave() {
      left.abort();
      leave();
    },
  };
}

test('everyone is told of everyone, at whichever node they are, and of those who leave', async () => {
  const [a, b] = [await node(), await node()];
  const [ann, ben, cem] = [await looksAt(a), await looksAt(b), await looksAt(b)];
  for (const { told } of [ann, ben, cem]) await expect.poll(told, { timeout: 10_000 }).toBe(3);
  ben.leave();
  for (const { told } of [ann, cem]) await expect.poll(told, { timeout: 10_000 }).toBe(2);
  await nodes.pop()?.close();
  await expect.poll(ann.told, { timeout: 10_000 }).toBe(1);
}, 40_000);

test('who has the map open twice is one, at whichever nodes, until the last is closed', async () => {
  const [a, b] = [await node(), await node()];
  const [here, there, ben] = [await looksAt(a, 'ann'), await looksAt(b, 'ann'), await looksAt(b, 'ben')];
  const again = await looksAt(a, 'ann');
  for (const { told } of [here, there, ben]) await expect.poll(told, { timeout: 10_000 }).toBe(2);
  here.leave();
  again.leave();
  await looksAt(a, null);
  for (const { told } of [there, ben]) await expect.poll(told, { timeout: 10_000 }).toBe(3);
  there.leave();
  await expect.poll(ben.told, { timeout: 10_000 }).toBe(2);
}, 40_000);
