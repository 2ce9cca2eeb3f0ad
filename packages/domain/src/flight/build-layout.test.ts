import { expect, test } from 'vitest';
import type { AircraftCabin, AircraftDeck } from './aircraft.ts';
import { buildLayout } from './build-layout.ts';

const build = (cabin: Partial<AircraftCabin> = {}, deck: Partial<AircraftDeck> = {}) =>
  buildLayout({
    id: 'test',
    name: 'Test',
    decks: [{ id: 'main', cabins: [{ id: 'economy', columns: 'A-C DEF', rows: '1-3 5', ...cabin }], ...deck }],
  }).decks[0];

test('a cabin has its columns and rows: null is an aisle, the empty string a place without a seat', () => {
  const [cabin] = build()?.cabins ?? [];
  expect(cabin?.columns).toEqual(['A', '', 'C', null, 'D', 'E', 'F']);
  expect(cabin?.rows.map(({ label }) => label)).toEqual(['1', '2', '3', '5']);
  expect(cabin?.rows[3]?.places.map((seat) => seat?.code ?? null)).toEqual(['5A', null, '5C', null, '5D', '5E', '5F']);
});

test('an aircraft file can name seats by row, by range across skipped numbers, and one by one', () => {
  const [cabin] = build({ missing: '1AC', exits: '2-3', traits: { noRecline: '2-5', bassinet: '1DE' } })?.cabins ?? [];
  const seatsWith = (trait: string) =>
    cabin?.rows.flatMap(({ places }) =>
      places.flatMap((seat) => (seat?.traits.some((each) => each === trait) ? [seat.code] : [])),
    );
  expect(seatsWith('noRecline')).toHaveLength(15);
  expect(seatsWith('bassinet')).toEqual(['1D', '1E']);
  expect(cabin?.rows.map(({ exit }) => exit)).toEqual([false, true, true, false]);
  expect(cabin?.rows[0]?.places.filter((seat) => seat !== null)).toHaveLength(3);
});

test('fixtures between rows are on the left, in the centre or on the right', () => {
  const deck = build(
    { ahead: { 1: 'door lavatory | galley', 5: '| lavatory |' } },
    { behind: 'galley | stairs | door', wings: '2-3' },
  );
  const [row, , , last] = deck?.cabins[0]?.rows ?? [];
  expect(row?.ahead).toEqual({ left: ['door', 'lavatory'], centre: [], right: ['galley'] });
  expect(last?.ahead).toEqual({ left: [], centre: ['lavatory'], right: [] });
  expect(deck).toMatchObject({ wings: { from: '2', to: '3' }, behind: { centre: ['stairs'] } });
});

test.each<[string, Partial<AircraftCabin>, Partial<AircraftDeck>]>([
  ['row 4: there is no such row (in exitRow)', { traits: { exitRow: '4' } }, {}],
  ['row 2: there is no seat 2B (in bassinet)', { traits: { bassinet: '2AB' } }, {}],
  ['row 1: there is no seat 1A (in noRecline)', { missing: '1A', traits: { noRecline: '1A' } }, {}],
  ['rows 3-4: row 4 does not exist, or the range runs backwards (in exits)', { exits: '3-4' }, {}],
  ['row 2 has no seats', { missing: '2' }, {}],
  ['row 7: there is no such row (in ahead)', { ahead: { 7: 'door | door' } }, {}],
  ['row 5: unknown fixture bar (known: door, galley, lavatory, stairs)', { ahead: { 5: 'bar | door' } }, {}],
  ['row 5: write left | right, or left | centre | right', { ahead: { 5: 'door' } }, {}],
  ['row 3 appears twice on the main deck', { rows: '1-3 3' }, {}],
  ['wings: there is no row 9', {}, { wings: '2-9' }],
  ['behind the main deck: unknown fixture door,', {}, { behind: 'door, | galley' }],
])('an error in an aircraft file names its row: %s', (message, cabin, deck) => {
  expect(() => build(cabin, deck)).toThrow(message);
});

test('an aircraft file with the same seat on two decks is refused', () => {
  const cabins: AircraftCabin[] = [{ id: 'economy', columns: 'AB', rows: '1' }];
  const decks: AircraftDeck[] = [
    { id: 'main', cabins },
    { id: 'upper', cabins },
  ];
  expect(() => buildLayout({ id: 'test', name: 'Test', decks })).toThrow('seat 1A appears twice');
});
