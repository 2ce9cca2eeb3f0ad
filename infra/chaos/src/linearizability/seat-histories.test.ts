import { expect, test } from 'vitest';
import { anAnswer } from '../../test/support/an-answer.ts';
import type { Answer, Call, RequestKind } from '../passengers/call.ts';
import { checkSeats } from './check-seats.ts';

const NOW = Date.UTC(2030, 0, 1, 12);
const HELD: Partial<Answer> = { http: 200, status: 'SEATS_RESERVED', expiresAt: new Date(NOW + 25_000).toISOString() };

const call = (orderId: string, act: RequestKind, at: number, answer: Partial<Answer> | null, seats = ['A1']): Call => ({
  passenger: orderId,
  userId: orderId,
  convention: 'api',
  flightId: 'F1',
  orderId,
  act,
  seats,
  from: NOW + at,
  to: NOW + at + 100,
  answer: answer && anAnswer(answer),
});
const finalState = (bookedBy: Record<string, string> = {}) => ({
  orderIdByUser: new Map(),
  bookedBy: new Map(Object.entries(bookedBy)),
  readAt: NOW + 600_000,
});
const check = (calls: Call[], bookedBy?: Record<string, string>) => checkSeats(calls, finalState(bookedBy)).violations;

test('a passenger books a seat, and another comes too late', () => {
  const calls = [
    call('a', 'create', 0, HELD),
    call('a', 'pay', 1_000, { status: 'PAYMENT_PENDING' }),
    call('a', 'look', 2_000, { status: 'CONFIRMED', seats: ['A1'] }, []),
    call('b', 'create', 3_000, { status: 'FAILED', failure: 'SEAT_BOOKED', refused: ['A1'] }),
  ];
  expect(check(calls, { 'F1/A1': 'a' })).toEqual([]);
  expect(check(calls, { 'F1/A1': 'b' })).toHaveLength(1);
});

test('a seat that two passengers hold at the same time is reported with seat and order', () => {
  const calls = [call('a', 'create', 0, HELD), call('b', 'create', 5_000, HELD)];
  expect(check(calls)).toMatchObject([{ about: { flightId: 'F1', seat: 'A1', orderId: 'b', at: NOW + 5_000 } }]);
});

test('another passenger may hold a seat after the hold expired, or after a swap or a cancellation', () => {
  expect(check([call('a', 'create', 0, HELD), call('b', 'create', 26_000, HELD)])).toEqual([]);
  const swapped = call('a', 'select', 1_000, HELD, ['B1']);
  expect(check([call('a', 'create', 0, HELD), swapped, call('b', 'create', 5_000, HELD)])).toEqual([]);
  const cancelled = call('a', 'cancel', 1_000, { status: 'CANCELLED' }, []);
  expect(check([call('a', 'create', 0, HELD), cancelled, call('b', 'create', 5_000, HELD)])).toEqual([]);
});

test('a cancellation without an answer may have happened, and a refused one did not', () => {
  const lost = call('a', 'cancel', 1_000, null, []);
  expect(check([call('a', 'create', 0, HELD), lost, call('b', 'create', 5_000, HELD)])).toEqual([]);
  const refused = call('a', 'cancel', 1_000, { http: 409, code: 'PAYMENT_IN_PROGRESS' }, []);
  expect(check([call('a', 'create', 0, HELD), refused, call('b', 'create', 5_000, HELD)])).toHaveLength(1);
});

test('a change of seats without an answer may have happened before a payment whose answers name no seats', () => {
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
