import { expect, test } from 'vitest';
import { instant } from '../instant.ts';
import type { SeatCommand } from './command.ts';
import { emptyBlock, type SeatBlock, statusOf } from './seat-block.ts';
import { adoptBookings, applySeatCommand, clearSeats, lapseLeases } from './transition.ts';

const SEATS = ['1A', '1B', '1C'];
const NOON = Date.parse('2030-01-01T12:00:00Z');
const MINUTE = 60_000;

function hold(
  orderId: string,
  sequence: number,
  seats: string[],
  rest: { minutes?: number; free?: string[] } = {},
): SeatCommand {
  const { minutes = 15, ...others } = rest;
  return { type: 'HOLD', orderId, sequence, seats, leaseUntil: instant(NOON + minutes * MINUTE), ...others };
}

/** Applies commands at noon. Returns the block, and for each command `granted` or the refusal's code. */
function run(commands: SeatCommand[], block: SeatBlock = emptyBlock(SEATS), now = NOON) {
  const outcomes: string[] = [];
  for (const command of commands) {
    const step = applySeatCommand(block, command, now);
    block = step.block;
    outcomes.push(step.outcome.granted ? 'granted' : step.outcome.refusal.code);
  }
  return { block, outcomes };
}

test('an order holds a free seat, and the next order is refused', () => {
  const { block, outcomes } = run([hold('ann', 1, ['1A']), hold('bob', 1, ['1A'])]);
  expect(outcomes).toEqual(['granted', 'SEAT_HELD']);
  expect(block.taken['1A']).toMatchObject({ status: 'HELD', orderId: 'ann' });
});

test('an order gets all its seats or none, and a refusal names the seats at fault', () => {
  const { block } = run([hold('ann', 1, ['1B'])]);
  const { outcome, changed } = applySeatCommand(block, hold('bob', 1, ['1A', '1B', '1C']), NOON);
  expect(outcome).toEqual({ granted: false, refusal: { code: 'SEAT_HELD', seats: ['1B'] } });
  expect(changed).toEqual([]);
});

test('an order that wants a booked seat is refused with SEAT_BOOKED', () => {
  const { outcomes } = run([
    hold('ann', 1, ['1A']),
    { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['1A'] },
    hold('bob', 1, ['1A']),
  ]);
  expect(outcomes).toEqual(['granted', 'granted', 'SEAT_BOOKED']);
});

test('an order that changes seats gets the new ones before it loses the old ones, and a refusal releases nothing', () => {
  const { block } = run([hold('ann', 1, ['1A']), hold('bob', 1, ['1C'])]);
  const swapped = run([hold('ann', 2, ['1B'], { free: ['1A'] })], block);
  expect(statusOf(swapped.block, '1A')).toBe('AVAILABLE');
  expect(statusOf(swapped.block, '1B')).toBe('HELD');

  const refused = run([hold('ann', 2, ['1C'], { free: ['1A'] })], block);
  expect(refused.outcomes).toEqual(['SEAT_HELD']);
  expect(refused.block.taken).toEqual(block.taken);
});

test('a seat is free for the next order once its lease has expired', () => {
  const { block } = run([hold('ann', 1, ['1A'], { minutes: 1 })]);
  expect(run([hold('bob', 1, ['1A'])], block, NOON + MINUTE).outcomes).toEqual(['granted']);
  expect(lapseLeases(block, NOON + MINUTE)).toMatchObject({ changed: ['1A'], block: { taken: {} } });
  expect(lapseLeases(block, NOON + MINUTE - 1).changed).toEqual([]);
});

test('an order that lost its seat can neither extend nor confirm it', () => {
  const { block } = run([hold('ann', 1, ['1A'], { minutes: 1 })]);
  const late = NOON + 2 * MINUTE;
  const extend: SeatCommand = {
    type: 'EXTEND',
    orderId: 'ann',
    sequence: 2,
    seats: ['1A'],
    leaseUntil: instant(late + MINUTE),
  };
  expect(run([extend], block, late).outcomes).toEqual(['NOT_HOLDER']);
  expect(run([{ type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['1A'] }], block, late).outcomes).toEqual([
    'NOT_HOLDER',
  ]);
});

test('an extended lease lasts until its new end', () => {
  const { block } = run([
    hold('ann', 1, ['1A'], { minutes: 1 }),
    { type: 'EXTEND', orderId: 'ann', sequence: 2, seats: ['1A'], leaseUntil: instant(NOON + 10 * MINUTE) },
  ]);
  expect(run([hold('bob', 1, ['1A'])], block, NOON + 9 * MINUTE).outcomes).toEqual(['SEAT_HELD']);
});

test('a late command does not take a seat again that its order has released', () => {
  const { block, outcomes } = run([
    hold('ann', 1, ['1A']),
    { type: 'RELEASE', orderId: 'ann', sequence: 2, seats: ['1A'] },
    hold('ann', 1, ['1A']),
  ]);
  expect(outcomes).toEqual(['granted', 'granted', 'STALE_COMMAND']);
  expect(statusOf(block, '1A')).toBe('AVAILABLE');
});

test('a repeated command is granted again and changes nothing if its effect is in place', () => {
  const { block } = run([hold('ann', 1, ['1A']), hold('ann', 5, ['1A', '1B'])]);
  const again = applySeatCommand(block, hold('ann', 1, ['1A']), NOON);
  expect(again.outcome.granted).toBe(true);
  expect(again.changed).toEqual([]);
  expect(again.block.version).toBe(block.version);
});

test('an order cannot release the seats of another order, nor a booking unless it says so', () => {
  const { block, outcomes } = run([
    hold('ann', 1, ['1A']),
    { type: 'RELEASE', orderId: 'bob', sequence: 1, seats: ['1A'] },
    { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['1A'] },
    { type: 'RELEASE', orderId: 'ann', sequence: 3, seats: ['1A'] },
  ]);
  expect(outcomes).toEqual(['granted', 'NOT_HOLDER', 'granted', 'NOT_HOLDER']);
  expect(statusOf(block, '1A')).toBe('BOOKED');
  const { outcomes: after } = run(
    [{ type: 'RELEASE', orderId: 'ann', sequence: 4, seats: ['1A'], booked: true }],
    block,
  );
  expect(after).toEqual(['granted']);
});

test('an order releases the seats it still has, even if another order has the rest', () => {
  const { block } = run([hold('ann', 1, ['1A']), hold('bob', 1, ['1B'])]);
  const released = run([{ type: 'RELEASE', orderId: 'ann', sequence: 2, seats: ['1A', '1B'] }], block);
  expect(released.outcomes).toEqual(['granted']);
  expect(statusOf(released.block, '1A')).toBe('AVAILABLE');
  expect(released.block.taken['1B']?.orderId).toBe('bob');
});

test('an order that wants a seat of another block is refused', () => {
  expect(run([hold('ann', 1, ['9Z'])]).outcomes).toEqual(['NO_SUCH_SEAT']);
});

test('a reset releases every seat, including bookings', () => {
  const { block } = run([
    hold('ann', 1, ['1A', '1B']),
    { type: 'CONFIRM', orderId: 'ann', sequence: 2, seats: ['1A'] },
  ]);
  expect(clearSeats(block)).toMatchObject({ changed: ['1A', '1B'], block: { taken: {} } });
});

test('a block takes over bookings that only the database knew', () => {
  const { block } = run([hold('ann', 1, ['1A'])]);
  const adopted = adoptBookings(block, [{ seat: '1A', orderId: 'bob' }]);
  expect(adopted.block.taken['1A']).toEqual({ status: 'BOOKED', orderId: 'bob' });
});
