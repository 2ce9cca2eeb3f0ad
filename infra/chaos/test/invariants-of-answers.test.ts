import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  answersComeInTime,
  answersNeverGoBack,
  finalAnswersMatchOrders,
  newOrdersAreNamed,
  refusalsHaveCodes,
} from '../src/checker/invariants/index.ts';
import type { Tables } from '../src/checker/tables.ts';
import type { Answer, Call } from '../src/passengers/call.ts';
import { anAnswer } from './support/an-answer.ts';
import { ConsistentDatabase } from './support/consistent-database.ts';

const call = (orderId: string, from: number, answer: Partial<Answer> | null, more: Partial<Call> = {}): Call => ({
  passenger: 'p',
  act: 'look',
  convention: 'api',
  flightId: 'T1',
  orderId,
  userId: null,
  seats: [],
  from,
  to: from + 10,
  answer: answer && anAnswer({ http: answer.code ? 409 : 200, retryAfter: true, ...answer }),
  ...more,
});

describe('the final order', () => {
  let database: ConsistentDatabase;
  let tables: Tables;
  beforeAll(async () => {
    database = await ConsistentDatabase.create();
    tables = await database.tables();
  });
  afterAll(() => database.remove());
  const details = (...calls: Call[]) => finalAnswersMatchOrders(tables, calls).map(({ detail }) => detail);

  test('agrees with the answers', () => {
    expect(details(call('booked', 0, { status: 'CONFIRMED', seats: ['A1', 'A2'] }))).toEqual([]);
    expect(
      details(
        call('refunded', 0, { status: 'CONFIRMED', seats: ['C2'] }),
        call('expired', 0, { code: 'ORDER_EXPIRED' }),
      ),
    ).toEqual([]);
    expect(details(call('lost', 0, null), call('lost', 5, { code: 'ORDER_NOT_FOUND', http: 404 }))).toEqual([]);
  });

  test('differs from an answer: another end by status or by code, other seats, or no order', () => {
    expect(details(call('booked', 0, { status: 'EXPIRED' }))).toEqual([expect.stringContaining('is CONFIRMED')]);
    expect(details(call('booked', 0, { code: 'ORDER_EXPIRED' }))).toEqual([expect.stringContaining('ORDER_EXPIRED')]);
    expect(details(call('booked', 0, { status: 'CONFIRMED', seats: ['A1'] }))).toEqual([
      expect.stringContaining('the seats A1'),
    ]);
    expect(details(call('lost', 0, { status: 'SEATS_RESERVED' }))).toEqual([expect.stringContaining('no such order')]);
  });
});

describe('an answer', () => {
  const details = (...calls: Call[]) => answersNeverGoBack(calls).map(({ detail }) => detail);

  test('is not taken back if another overlaps with it, or a refund follows', () => {
    const end = call('o', 0, { status: 'CONFIRMED', version: 3 });
    expect(details(end, call('o', 5, { status: 'PAYMENT_PENDING', version: 2 }))).toEqual([]);
    expect(details(end, call('o', 50, { status: 'REFUNDED', version: 4 }))).toEqual([]);
  });

  test('is taken back if a later one has another end, a lower version, or no order', () => {
    const end = call('o', 0, { code: 'ORDER_EXPIRED' });
    expect(details(end, call('o', 50, { status: 'CONFIRMED' }))).toEqual(['was told EXPIRED, and then CONFIRMED']);
    expect(details(call('o', 0, { version: 3 }), call('o', 50, { version: 2 }))).toEqual([
      'was told version 2 after version 3',
    ]);
    const exists = call('o', 0, { code: 'ORDER_EXISTS' });
    expect(details(exists, call('o', 50, { code: 'ORDER_NOT_FOUND', http: 404 }))).toEqual([
      'was told ORDER_NOT_FOUND after the order was known',
    ]);
  });
});

test('an answer after its deadline is a violation, unless the API or the path to it was struck', () => {
  const late = call('o', 0, { status: 'SEATS_RESERVED' }, { to: 17_000 });
  const fault = { kind: 'stall', connection: 'client–api', nodes: [1], forMs: 8_000 } as const;
  expect(answersComeInTime([late], [])).toHaveLength(1);
  expect(answersComeInTime([late], [], 2_000)).toEqual([]);
  expect(answersComeInTime([late], [{ fault, from: 1_000, to: 9_000 }])).toEqual([]);
  for (const process of ['api-2', 'proxy'] as const) {
    const pause = { kind: 'pause', process, forMs: 8_000 } as const;
    expect(answersComeInTime([late], [{ fault: pause, from: 1_000, to: 9_000 }])).toEqual([]);
  }
  expect(
    answersComeInTime([late], [{ fault: { ...fault, connection: 'api–postgres' }, from: 1_000, to: 9_000 }]),
  ).toHaveLength(1);
});

test('a refusal without a code, an internal error, and a 503 without Retry-After are violations', () => {
  const found = (answer: Partial<Answer>, more: Partial<Call> = {}) =>
    refusalsHaveCodes([call('o', 0, answer, more)]).length;
  expect(found({ http: 503, code: 'UNAVAILABLE' })).toBe(0);
  expect(found({ http: 503 })).toBe(1);
  expect(found({ http: 500, code: 'INTERNAL' })).toBe(1);
  expect(found({ http: 503, code: 'UNAVAILABLE', retryAfter: false })).toBe(1);
});

test('a new order that is refused without its id is a violation', () => {
  const create = { act: 'create' } as const;
  expect(newOrdersAreNamed([call('o', 0, { code: 'ORDER_FAILED' }, create)])).toHaveLength(1);
  expect(newOrdersAreNamed([call('o', 0, { http: 201, status: 'FAILED' }, create)])).toEqual([]);
});
