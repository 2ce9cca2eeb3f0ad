import { expect, test } from 'vitest';
import { canPress, isDisabled, seatLook } from './seat-look.ts';

const no = new Set<string>();
const none = { wanted: no, held: no, booked: no, elsewhere: no };
const A1 = new Set(['A1']);

test.each([
  ['free', 'AVAILABLE', none, 'available'],
  ['clicked', 'AVAILABLE', { ...none, wanted: A1 }, 'confirming'],
  ['clicked, and on the map before the answer', 'HELD', { ...none, wanted: A1 }, 'confirming'],
  ['granted', 'HELD', { ...none, wanted: A1, held: A1 }, 'mine'],
  ['being removed', 'HELD', { ...none, held: A1 }, 'confirming'],
  ["in another order of the passenger's", 'HELD', { ...none, elsewhere: A1 }, 'mine'],
  ["someone else's", 'HELD', none, 'held'],
  ['sold', 'BOOKED', none, 'booked'],
  ['sold to me', 'BOOKED', { ...none, booked: A1 }, 'confirmed'],
  ['mine before a reset', 'AVAILABLE', { ...none, booked: A1 }, 'available'],
] as const)('a seat that is %s', (_, status, mine, look) => {
  expect(seatLook('A1', status, mine, true)).toBe(look);
});

test('a free seat that the rules keep from the group is unavailable; one it already holds stays its own', () => {
  expect(seatLook('A1', 'AVAILABLE', none, false)).toBe('unfit');
  expect(seatLook('A1', 'HELD', { ...none, wanted: A1, held: A1 }, false)).toBe('mine');
});

test('a passenger can press only seats that are free for them or their own', () => {
  for (const look of ['held', 'booked', 'confirmed', 'unfit'] as const) expect(canPress(look)).toBe(false);
  expect(canPress('available')).toBe(true);
});

test('a press on a seat that someone else holds is not lost: the passenger can wait for it', () => {
  expect(isDisabled('held')).toBe(false);
  for (const look of ['booked', 'confirmed', 'unfit'] as const) expect(isDisabled(look)).toBe(true);
});
