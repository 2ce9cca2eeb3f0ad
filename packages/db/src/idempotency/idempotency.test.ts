import type { IdempotencyStore } from '@jumpseat/booking/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createIdempotencyStore, deleteOldKeys } from './index.ts';

let server: TestDatabase;
let database: Database;
let store: IdempotencyStore;
let callersKey: { caller: string; key: string };
let keys = 0;

beforeAll(async () => {
  server = await createTestDatabase();
  database = connect(server.url);
  store = createIdempotencyStore(database);
});
beforeEach(() => {
  callersKey = { caller: '', key: `key-${keys++}` };
});
afterAll(async () => {
  await database.close();
  await server.drop();
});

/** Begins a request, and expects that it is to be carried out. */
async function begin(request = 'pay') {
  const begun = await store.begin({ ...callersKey, request });
  if (begun.type !== 'BEGUN') throw new Error(JSON.stringify(begun));
  return begun;
}

const refusedAs = (code: string) => ({ type: 'ANSWERED', refusal: { code } });

test('a repeated request gets the first answer, also if it is a refusal', async () => {
  for (const answer of [
    { output: { orderId: 'o1', total: null } },
    { refusal: { code: 'SEAT_HELD', seats: ['A1'] } },
  ] as const) {
    callersKey = { ...callersKey, key: `${callersKey.key}+` };
    const { operationId, isRepetition } = await begin();
    expect(isRepetition).toBe(false);
    await store.answer(operationId, callersKey, answer);
    for (const _ of [1, 2])
      expect(await store.begin({ ...callersKey, request: 'pay' })).toEqual({ type: 'ANSWERED', ...answer });
  }
});

test('one of many concurrent requests is carried out, and the others are refused as in use', async () => {
  const begun = await Promise.all(Array.from({ length: 20 }, () => store.begin({ ...callersKey, request: 'pay' })));
  expect(begun.filter(({ type }) => type === 'BEGUN')).toHaveLength(1);
  expect(begun.filter(({ type }) => type !== 'BEGUN')).toEqual(Array(19).fill(refusedAs('IDEMPOTENCY_KEY_IN_USE')));
});

test('another request with the same key is always refused', async () => {
  const { operationId } = await begin();
  const other = () => store.begin({ ...callersKey, request: 'cancel' });
  expect(await other()).toEqual(refusedAs('IDEMPOTENCY_KEY_REUSED'));
  await store.release(operationId, callersKey);
  expect(await other()).toEqual(refusedAs('IDEMPOTENCY_KEY_REUSED'));
  await store.answer(operationId, callersKey, { output: 1 });
  expect(await other()).toEqual(refusedAs('IDEMPOTENCY_KEY_REUSED'));
});

test('two callers can use the same key', async () => {
  const mine = await begin();
  callersKey = { ...callersKey, caller: 'guest-2' };
  const theirs = await begin('cancel');
  expect([theirs.isRepetition, theirs.operationId === mine.operationId]).toEqual([false, false]);
});

test('a request without a final answer is carried out again under the same operation', async () => {
  const first = await begin();
  await store.release(first.operationId, callersKey);
  expect(await begin()).toEqual({ ...first, isRepetition: true });
  await database.sql`update idempotency_keys set locked_until = now() - interval '1 s' where key = ${callersKey.key}`;
  expect(await begin()).toEqual({ ...first, isRepetition: true });
  await store.answer(first.operationId, callersKey, { output: 'late' });
  expect(await store.begin({ ...callersKey, request: 'pay' })).toEqual({ type: 'ANSWERED', output: 'late' });
});

test('a key is free for any request after a day, and is deleted', async () => {
  const { operationId } = await begin();
  await store.answer(operationId, callersKey, { output: 1 });
  const [{ hours } = {}] = await database.sql`
    select round(extract(epoch from expires_at - now()) / 3600)::int as hours from idempotency_keys where key = ${callersKey.key}`;
  expect(hours).toBe(24);
  const isKept = async () =>
    (await database.sql`select from idempotency_keys where key = ${callersKey.key}`).length === 1;
  await deleteOldKeys(database);
  expect(await isKept()).toBe(true);

  const expire = () =>
    database.sql`update idempotency_keys set expires_at = now() - interval '1 s' where key = ${callersKey.key}`;
  await expire();
  const next = await begin('cancel');
  expect([next.isRepetition, next.operationId === operationId]).toEqual([false, false]);
  await store.answer(operationId, callersKey, { output: 'of the operation before' });
  expect(await store.begin({ ...callersKey, request: 'cancel' })).toEqual(refusedAs('IDEMPOTENCY_KEY_IN_USE'));
  await expire();
  await deleteOldKeys(database);
  expect(await isKept()).toBe(false);
});
