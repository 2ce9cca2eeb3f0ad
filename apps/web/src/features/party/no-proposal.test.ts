import type { PassengerKind } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { aSeating } from '#features/seat-map/a-seating.ts';
import { countFreeSeats, type FreeSeats, noProposal } from './no-proposal.ts';

const group = (...kinds: PassengerKind[]) => kinds.map((kind) => ({ kind }));
const COUNTS: FreeSeats[] = [
  { cabin: 'first', free: 14, allowed: 4 },
  { cabin: 'business', free: 20, allowed: 20 },
  { cabin: 'economy', free: 2, allowed: 2 },
];
const FAMILY = group('adult', 'adult', 'adult', 'adult', 'child', 'infant');

test('a group with a baby reads how many seats take one, and which cabin has enough', () => {
  expect(noProposal({ code: 'NO_SEATS_FOR_PARTY' }, FAMILY, 'first', COUNTS)).toEqual({
    message: 'First has only 4 seats where a baby may sit on a lap.',
    advice: 'Try Business, or book the rest of your group separately.',
  });
});

test('a group too large for a cabin reads how many seats are left and how many it needs', () => {
  expect(noProposal({ code: 'CABIN_FULL' }, FAMILY, 'economy', COUNTS).message).toBe(
    'Economy has only 2 seats left, and your group needs 5.',
  );
  expect(noProposal({ code: 'CABIN_FULL' }, FAMILY, 'economy', [])).toEqual({
    message: 'Economy has no seats left, and your group needs 5.',
    advice: 'Try another flight.',
  });
});

test('a group reads no numbers where seats have become free since the answer, or another error occurred', () => {
  const couple = group('adult', 'adult');
  expect(noProposal({ code: 'CABIN_FULL' }, couple, 'economy', COUNTS).message).toBe(
    "There aren't enough seats left in this cabin.",
  );
  expect(noProposal({ code: 'UNAVAILABLE' }, couple, 'economy', COUNTS).message).toBe("We can't reach Jumpseat.");
});

test('seats that others have are not counted, and only allowed seats count for a group', () => {
  const { seating } = aSeating({ taken: ['20A'], booked: ['20B'] });
  const counts = countFreeSeats(seating, group('adult', 'child'));
  const seats = [...seating.seats.values()].filter(({ cabin }) => cabin === 'economy');
  const refused = seats.filter(({ traits }) => traits.includes('exitRow') || traits.includes('bassinet'));
  expect(counts.find(({ cabin }) => cabin === 'economy')).toEqual({
    cabin: 'economy',
    free: seats.length - 2,
    allowed: seats.length - 2 - refused.length,
  });
});
