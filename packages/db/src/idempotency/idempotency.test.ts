import type { IdempotencyStore } from '@jumpseat/booking/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createIdempotencyStore, forgetOldKeys } from './index.ts';

let server: TestDatabase;
let database: Database;
let store: IdempotencyStore;
let of: { caller: string; key: string };
let keys = 0;

beforeAll(async () => {
  server = await createTestDatabase();
  database = connect(server.url);
  store = createIdempotencyStore(database);
});
beforeEach(() => {
  of = { caller: '', key: `key-${keys++}` };
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** Begins a request, which has to be let in. */
async function begin(request = 'pay') {
  const begun = await store.begin({ ...of, request });
  if (begun.type !== 'BEGUN') throw new Error(JSON.stringify(begun));
  return begun;
}

const refusedAs = (code: string) => ({ type: 'ANSWERED', refusal: { code } });

test('a request that was answered gets the same answer for ever after, a refusal too', async () => {
  for (const answer of [
    { output: { orderId: 'o1', total: null } },
    { refusal: { code: 'SEAT_HELD', seats: ['A1'] } },
  ] as const) {
    of = { ...of, key: `${of.key}+` };
    const { operationId, isRepetition } = await begin();
    expect(isRepetition).toBe(false);
    await store.answer(operationId, of, answer);
    for (const _ of [1, 2])
      expect(await store.begin({ ...of, request: 'pay' })).toEqual({ type: 'ANSWERED', ...answer });
  }
});

test('of many that come at one moment one is carried out, and the others are told that it is under way', async () => {
  const begun = await Promise.all(Array.from({ length: 20 }, () => store.begin({ ...of, request: 'pay' })));
  expect(begun.filter(({ type }) => type === 'BEGUN')).toHaveLength(1);
  expect(begun.filter(({ type }) => type !== 'BEGUN')).toEqual(Array(19).fill(refusedAs('IDEMPOTENCY_KEY_IN_USE')));
});

test('another request under the key is refused, whatever became of the first', async () => {
  const { operationId } = await begin();
  const other = () => store.begin({ ...of, request: 'cancel' });
  expect(await other()).toEqual(refusedAs('IDEMPOTENCY_KEY_REUSED'));
  await store.release(operationId, of);
  expect(await other()).toEqual(refusedAs('IDEMPOTENCY_KEY_REUSED'));
  await store.answer(operationId, of, { output: 1 });
  expect(await other()).toEqual(refusedAs('IDEMPOTENCY_KEY_REUSED'));
});

test('the same key of another caller is another key', async () => {
  const mine = await begin();
  of = { ...of, caller: 'guest-2' };
  const theirs = await begin('cancel');
  expect([theirs.isRepetition, theirs.operationId === mine.operationId]).toEqual([false, false]);
});

test('a request without a final answer is carried out again under the same operation, at once or after whoever did it has died', async () => {
  const first = await begin();
  await store.release(first.operationId, of);
  expect(await begin()).toEqual({ ...first, isRepetition: true });
  await database.sql`update idempotency_keys set locked_until = now() - interval '1 s' where key = ${of.key}`;
  expect(await begin()).toEqual({ ...first, isRepetition: true });
  await store.answer(first.operationId, of, { output: 'late' });
  expect(await store.begin({ ...of, request: 'pay' })).toEqual({ type: 'ANSWERED', output: 'late' });
});

test('after a day the key is free for any request, and is forgotten', async () => {
  const { operationId } = await begin();
  await store.answer(operationId, of, { output: 1 });
  const [{ hours } = {}] = await database.sql`
    select round(extract(epoch from expires_at - now()) / 3600)::int as hours from idempotency_keys where key = ${of.key}`;
  expect(hours).toBe(24);
  const isKept = async () => (await database.sql`select from idempotency_keys where key = ${of.key}`).length === 1;
  await forgetOldKeys(database);
  expect(await isKept()).toBe(true);

  const passADay = () =>
    database.sql`update idempotency_keys set expires_at = now() - interval '1 s' where key = ${of.key}`;
  await passADay();
  const next = await begin('cancel');
  expect([next.isRepetition, next.operationId === operationId]).toEqual([false, false]);
  await store.answer(operationId, of, { output: 'of the operation before' });
  expect(await store.begin({ ...of, request: 'cancel' })).toEqual(refusedAs('IDEMPOTENCY_KEY_IN_USE'));
  await passADay();
  await forgetOldKeys(database);
  expect(await isKept()).toBe(false);
});
