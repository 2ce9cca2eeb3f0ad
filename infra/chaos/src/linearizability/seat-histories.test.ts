import { expect, test } from 'vitest';
import type { Act, Answer, Call } from '../passengers/call.ts';
import { checkSeats } from './check-seats.ts';

const NOW = Date.UTC(2030, 0, 1, 12);
const HELD: Partial<Answer> = { http: 200, status: 'SEATS_RESERVED', expiresAt: new Date(NOW + 25_000).toISOString() };

const call = (orderId: string, act: Act, at: number, answer: Partial<Answer> | null, seats = ['A1']): Call => ({
  ...{ passenger: orderId, userId: orderId, convention: 'api', flightId: 'F1', orderId, act, seats },
  ...{ from: NOW + at, to: NOW + at + 100 },
  answer: answer && {
    ...{ http: 200, code: null, status: null, version: null, seats: null, expiresAt: null, failure: null, refused: [] },
    ...{ retryAfter: false, ...answer },
  },
});
const shown = (bookedBy: Record<string, string> = {}) => ({
  ...{ orderOf: new Map(), at: NOW + 600_000 },
  bookedBy: new Map(Object.entries(bookedBy)),
});
const check = (calls: Call[], bookedBy?: Record<string, string>) => checkSeats(calls, shown(bookedBy)).violations;

test('a booking, and another passenger who comes too late', () => {
  const calls = [
    call('a', 'create', 0, HELD),
    call('a', 'pay', 1_000, { status: 'PAYMENT_PENDING' }),
    call('a', 'look', 2_000, { status: 'CONFIRMED', seats: ['A1'] }, []),
    call('b', 'create', 3_000, { status: 'FAILED', failure: 'SEAT_BOOKED', refused: ['A1'] }),
  ];
  expect(check(calls, { 'F1/A1': 'a' })).toEqual([]);
  expect(check(calls, { 'F1/A1': 'b' })).toHaveLength(1);
});

test('a seat that was told as held is granted to another before its time: found, with seat and order', () => {
  const calls = [call('a', 'create', 0, HELD), call('b', 'create', 5_000, HELD)];
  expect(check(calls)).toMatchObject([{ about: { flightId: 'F1', seat: 'A1', orderId: 'b', at: NOW + 5_000 } }]);
});

test('after its time, or after a swap or a cancellation, it may be', () => {
  expect(check([call('a', 'create', 0, HELD), call('b', 'create', 26_000, HELD)])).toEqual([]);
  const swapped = call('a', 'select', 1_000, HELD, ['B1']);
  expect(check([call('a', 'create', 0, HELD), swapped, call('b', 'create', 5_000, HELD)])).toEqual([]);
  const cancelled = call('a', 'cancel', 1_000, { status: 'CANCELLED' }, []);
  expect(check([call('a', 'create', 0, HELD), cancelled, call('b', 'create', 5_000, HELD)])).toEqual([]);
});

test('a cancellation without answer may have been carried out, and one that was refused was not', () => {
  const lost = call('a', 'cancel', 1_000, null, []);
  expect(check([call('a', 'create', 0, HELD), lost, call('b', 'create', 5_000, HELD)])).toEqual([]);
  const refused = call('a', 'cancel', 1_000, { http: 409, code: 'PAYMENT_IN_PROGRESS' }, []);
  expect(check([call('a', 'create', 0, HELD), refused, call('b', 'create', 5_000, HELD)])).toHaveLength(1);
});

test('a change of seats without answer may have been carried out before the payment, which is told without seats', () => {
  const calls = [
    call('a', 'create', 0, HELD),
    call('a', 'select', 1_000, null, ['B1']),
    call('a', 'pay', 2_000, { status: 'PAYMENT_PENDING' }),
    call('b', 'create', 2_500, HELD),
    call('a', 'pay', 3_000, { http: 409, code: 'ORDER_CONFIRMED' }),
    call('a', 'look', 4_000, { status: 'CONFIRMED', seats: ['B1'] }, []),
  ];
  expect(check(calls, { 'F1/B1': 'a' })).toEqual([]);
});
