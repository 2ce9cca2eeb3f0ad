import { connect, type Database, rateLimitClient } from '@jumpseat/db';
import { createTestDatabase, type TestDatabase } from '@jumpseat/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Counts } from '../src/admission/counts.ts';
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

/** The limits of one API node more. */
function node(onError: (error: unknown) => void = (error) => expect.unreachable(`${error}`)): RateLimits {
  const database = connect(server.url, { max: 1 });
  open.push(database);
  return new RateLimits(RATES, { client: rateLimitClient(database), secret: 'of all nodes', onError }, new Counts());
}

const isServed = async (limits: RateLimits, address: string) =>
  !(await limits.spend({ guestId: null, isAdmin: false, address }, 'reads'))?.isExceeded;

/** Waits until what was sent to Postgres before has come back. */
async function roundTrip(): Promise<void> {
  await Promise.all(open.map(({ sql }) => sql`select 1`));
}

test('two nodes agree: who is over the limit at one is soon refused by the other, too', async () => {
  const [first, second] = [node(), node()];
  let served = 0;
  while (await isServed(first, '192.0.2.1')) served += 1;
  expect(served).toBe(RATES.reads);
  // The second learns of it with the first portion that it tells of.
  await expect
    .poll(
      async () => {
        const isLetIn = await isServed(second, '192.0.2.1');
        if (isLetIn) served += 1;
        return isLetIn;
      },
      { interval: 2 },
    )
    .toBe(false);
  expect(served).toBeLessThanOrEqual(RATES.reads * 1.3);
  expect(await isServed(second, '192.0.2.2')).toBe(true);
});

test('who is served by turns by two nodes has what one would give, and a portion more at each', async () => {
  const nodes = [node(), node()];
  let served = 0;
  for (let asked = 0; asked < 600; asked++) {
    const limits = nodes[asked % 2];
    if (limits && (await isServed(limits, '192.0.2.3'))) served += 1;
    if (asked % 20 === 19) await roundTrip();
  }
  expect(served).toBeGreaterThanOrEqual(RATES.reads);
  expect(served).toBeLessThanOrEqual(RATES.reads * 1.4);
});

test('while Postgres is away each node counts for itself', async () => {
  const errors: unknown[] = [];
  const limits = node((error) => errors.push(error));
  await open.at(-1)?.close();
  let served = 0;
  while (await isServed(limits, '192.0.2.4')) served += 1;
  expect(served).toBe(RATES.reads);
  await expect.poll(() => errors.length).toBeGreaterThan(0);
});
