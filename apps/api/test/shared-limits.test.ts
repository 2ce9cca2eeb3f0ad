import { connect, type Database, rateLimitClient } from '@jumpseat/db';
import { createTestDatabase, type TestDatabase } from '@jumpseat/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KeyedCounts } from '../src/admission/keyed-counts.ts';
import { RateLimits } from '../src/admission/rate-limits.ts';

const RATES = { reads: 200, writes: 100, connections: 50 };

let server: TestDatabase;
const open: Database[] = [];
beforeAll(async () => {
  server = await createTestDatabase();
});
afterAll(async () => {
  for (const database of open) await database.close();
  await server.drop();
});

/** The limits of one more API node. */
function startNode(onError: (error: unknown) => void = (error) => expect.unreachable(`${error}`)): RateLimits {
  const database = connect(server.url, { max: 1 });
  open.push(database);
  return new RateLimits(
    RATES,
    { client: rateLimitClient(database), secret: 'of all nodes', onError },
    new KeyedCounts(),
  );
}

const isServed = async (limits: RateLimits, address: string) =>
  !(await limits.spend({ guestId: null, isAdmin: false, address }, 'reads'))?.isExceeded;

/** Waits until Postgres has handled all earlier queries. */
async function roundTrip(): Promise<void> {
  await Promise.all(open.map(({ sql }) => sql`select 1`));
}

test('a caller over the limit at one node is soon refused by the other node too', async () => {
  const first = startNode();
  const second = startNode();
  let served = 0;
  while (await isServed(first, '192.0.2.1')) served += 1;
  expect(served).toBe(RATES.reads);
  // The second node learns of it when it shares its first portion.
  await expect
    .poll(
      async () => {
        const isAllowed = await isServed(second, '192.0.2.1');
        if (isAllowed) served += 1;
        return isAllowed;
      },
      { interval: 2 },
    )
    .toBe(false);
  // Nodes that shared nothing would serve twice the limit.
  expect(served).toBeLessThanOrEqual(RATES.reads * 1.6);
  expect(await isServed(second, '192.0.2.2')).toBe(true);
});

test('a caller that alternates between two nodes has one limit, plus at most a portion per node', async () => {
  const nodes = [startNode(), startNode()];
  let served = 0;
  for (let request = 0; request < 600; request++) {
    const limits = nodes[request % 2];
    if (limits && (await isServed(limits, '192.0.2.3'))) served += 1;
    if (request % 20 === 19) await roundTrip();
  }
  expect(served).toBeGreaterThanOrEqual(RATES.reads);
  expect(served).toBeLessThanOrEqual(RATES.reads * 1.4);
});

test('while Postgres is down each node counts alone', async () => {
  const errors: unknown[] = [];
  const limits = startNode((error) => errors.push(error));
  await open.at(-1)?.close();
  let served = 0;
  while (await isServed(limits, '192.0.2.4')) served += 1;
  expect(served).toBe(RATES.reads);
  await expect.poll(() => errors.length).toBeGreaterThan(0);
});
