import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant } from '../instant.ts';
import type { SeatCommand } from './command.ts';
import { emptyBlock, forgetSilentOrders, type SeatBlock } from './seat-block.ts';
import { applySeatCommand, lapseLeases } from './transition.ts';

const SEATS = ['1A', '1B', '1C', '1D'];
const START = Date.parse('2030-01-01T12:00:00Z');

const seats = fc.subarray(SEATS, { minLength: 1 });
const base = { orderId: fc.constantFrom('ann', 'bob', 'cat'), sequence: fc.integer({ min: 1, max: 12 }), seats };
const lease = fc.integer({ min: 1, max: 20 }).map((minutes) => instant(START + minutes * 60_000));
const command: fc.Arbitrary<SeatCommand> = fc.oneof(
  fc.record({ type: fc.constant('HOLD' as const), ...base, leaseUntil: lease, free: fc.subarray(SEATS) }),
  fc.record({ type: fc.constant('EXTEND' as const), ...base, leaseUntil: lease }),
  fc.record({ type: fc.constant('RELEASE' as const), ...base, booked: fc.boolean() }),
  fc.record({ type: fc.constant('CONFIRM' as const), ...base }),
);
/** Commands, each with the minutes that pass before it. */
const commands = fc.array(fc.tuple(command, fc.integer({ min: 0, max: 4 })), { maxLength: 60 });

function replay(
  steps: [SeatCommand, number][],
  check: (before: SeatBlock, step: ReturnType<typeof applySeatCommand>, command: SeatCommand, now: number) => void,
) {
  let block = emptyBlock(SEATS);
  let now = START;
  for (const [each, minutes] of steps) {
    now += minutes * 60_000;
    const before = lapseLeases(block, now).block;
    const step = applySeatCommand(block, each, now);
    check(before, step, each, now);
    block = step.block;
  }
}

test('a seat that one order has never passes to another order', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      replay(steps, (before, { block }, { orderId }) => {
        for (const seat of SEATS) {
          const had = before.taken[seat];
          const has = block.taken[seat];
          if (had && had.orderId !== orderId) expect(has).toEqual(had);
          if (!had && has) expect(has.orderId).toBe(orderId);
        }
      });
    }),
  );
});

test('a hold is granted for all its seats or for none', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      replay(steps, (before, { block, outcome }, each) => {
        if (!outcome.granted) expect(block.taken).toEqual(before.taken);
        else if (each.type === 'HOLD')
          for (const seat of each.seats) expect(block.taken[seat]?.orderId).toBe(each.orderId);
      });
    }),
  );
});

test('a command that is older than the newest of its order changes no seat', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      const newest = new Map<string, number>();
      replay(steps, (before, { block }, { orderId, sequence }) => {
        if (sequence < (newest.get(orderId) ?? 0)) expect(block.taken).toEqual(before.taken);
        newest.set(orderId, Math.max(sequence, newest.get(orderId) ?? 0));
      });
    }),
  );
});

test('an order books only seats that it held, and only that order can release a booking', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      replay(steps, (before, { block }, each) => {
        for (const seat of SEATS) {
          const had = before.taken[seat];
          const has = block.taken[seat];
          if (has?.status === 'BOOKED' && had?.status !== 'BOOKED') {
            expect(each.type).toBe('CONFIRM');
            expect(had).toMatchObject({ status: 'HELD', orderId: each.orderId });
          }
          if (had?.status === 'BOOKED' && has?.status !== 'BOOKED') {
            expect(each).toMatchObject({ type: 'RELEASE', booked: true, orderId: had.orderId });
          }
        }
      });
    }),
  );
});

test('the version rises by one when a seat changes, and only then', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      replay(steps, (before, { block, changed }) => {
        const differs = JSON.stringify(before.taken) !== JSON.stringify(block.taken);
        expect(block.version - before.version).toBe(differs ? 1 : 0);
        if (differs) expect(changed.length).toBeGreaterThan(0);
      });
    }),
  );
});

test('no seat stays held after its lease has expired', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      replay(steps, (_, { block }, _each, now) => {
        for (const taken of Object.values(lapseLeases(block, now).block.taken)) {
          if (taken.status === 'HELD') expect(taken.leaseUntil).toBeGreaterThan(now);
        }
      });
    }),
  );
});

test('a block keeps the last command of every order that has a seat', () => {
  fc.assert(
    fc.property(commands, (steps) => {
      replay(steps, (_, { block }) => {
        const kept = forgetSilentOrders(block, Number.POSITIVE_INFINITY).lastSeen;
        expect(new Set(Object.keys(kept))).toEqual(new Set(Object.values(block.taken).map(({ orderId }) => orderId)));
      });
    }),
  );
});
