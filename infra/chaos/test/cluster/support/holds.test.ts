import { expect, test } from 'vitest';
import type { Call } from '../../../src/passengers/call.ts';
import { longestHold } from './holds.ts';

/** A request for seats of the order `p1-0-0`, answered with this HTTP status; null stands for no answer. */
function asked(from: number, to: number, http: number | null, about: Partial<Call> = {}): Call {
  const answer = http === null ? null : ({ http } as Call['answer']);
  const call = {
    passenger: 'p1',
    act: 'create',
    convention: 'trpc',
    flightId: 'F',
    orderId: null,
    seats: ['A1'],
  } as const;
  return { ...call, userId: 'p1-0-0', from, to, answer, ...about };
}

const ALWAYS = { from: 0, to: 100_000 };

test('a hold lasts from its first request to its answer, over all repetitions', () => {
  const repeated = [asked(0, 3_000, null), asked(3_700, 5_000, 503), asked(5_700, 6_000, 201, { userId: 'p1-0-1' })];
  expect(longestHold(repeated, ALWAYS)).toEqual({ ms: 6_000, requests: repeated });
});

test('a hold that is never answered lasts until its last request ends', () => {
  expect(longestHold([asked(0, 3_000, null), asked(3_700, 9_000, 503)], ALWAYS).ms).toBe(9_000);
});

test('what a passenger asks for later is another hold', () => {
  const later = asked(50_000, 51_000, 200, { act: 'select', seats: ['B2'] });
  expect(longestHold([asked(0, 2_000, 201), later], ALWAYS).ms).toBe(2_000);
});

test('only holds under way in the time count', () => {
  const calls = [asked(0, 9_000, 201), asked(20_000, 21_000, 201, { userId: 'p2-0-0' })];
  expect(longestHold(calls, { from: 10_000, to: 30_000 }).ms).toBe(1_000);
});
