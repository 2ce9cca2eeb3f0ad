import { expect, test } from 'vitest';
import { flightSeats } from './flight.ts';
import { cabinsOf, type LayoutSeat, seatsOf } from './layout.ts';
import { LAYOUT_IDS, layoutOf } from './layouts.ts';

const seatOf = (layoutId: string, code: string) => seatsOf(layoutOf(layoutId)).find((seat) => seat.code === code);
const codesIn = (layoutId: string, row: string) =>
  seatsOf(layoutOf(layoutId)).flatMap((seat) => (seat.row === row ? [seat.code] : []));

test.each(LAYOUT_IDS)('%s has each seat once, and its blocks cover all seats', (layoutId) => {
  const codes = seatsOf(layoutOf(layoutId)).map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const blockBy of ['seat', 'cabin', 'flight'] as const) {
    const { blocks } = flightSeats({ layoutId, blockBy });
    expect([...blocks.values()].flat().toSorted()).toEqual(codes.toSorted());
  }
});

test.each(LAYOUT_IDS)('in %s every seat is at a window, on an aisle or in the middle', (layoutId) => {
  for (const { code, traits } of seatsOf(layoutOf(layoutId))) {
    const places = traits.filter((trait) => trait === 'window' || trait === 'aisle' || trait === 'middle');
    expect(places.includes('middle') ? places.length : 1, code).toBe(1);
    expect(places.length, code).toBeGreaterThan(0);
  }
});

test.each(LAYOUT_IDS.filter((id) => !id.startsWith('demo')))(
  '%s has doors, exit seats, wings, a galley and a lavatory',
  (layoutId) => {
    const { decks } = layoutOf(layoutId);
    const across = decks.flatMap(({ cabins, behind }) => [
      behind,
      ...cabins.flatMap(({ rows }) => rows.map(({ ahead }) => ahead)),
    ]);
    const fixtures = across.flatMap((each) => (each ? [...each.left, ...each.centre, ...each.right] : []));
    expect(new Set(fixtures)).toEqual(new Set([...fixtures, 'door', 'galley', 'lavatory']));
    expect(decks.every(({ wings }) => wings !== null)).toBe(true);
    expect(seatsOf(layoutOf(layoutId)).some(({ traits }) => traits.includes('exitRow'))).toBe(true);
  },
);

// Stored flights have a row for each of these seats.
test.each([
  ['demo-30', 30, 'A1', 'C10', 0],
  ['demo-5x6', 30, '1A', '5F', 0],
  ['atr72-600', 72, '1A', '19F', 0],
  ['a220-300', 141, '1A', '30F', 16],
  ['a320neo', 166, '1A', '30F', 16],
  ['b737-800', 189, '1A', '33F', 0],
  ['b787-9', 285, '1A', '44K', 32],
  ['a350-900', 253, '11A', '61J', 42],
  ['a380-800', 517, '43B', '26K', 76],
])('%s keeps its %d seats, from %s to %s', (layoutId, count, first, last, business) => {
  const seats = seatsOf(layoutOf(layoutId));
  expect([seats.length, seats[0]?.code, seats.at(-1)?.code]).toEqual([count, first, last]);
  expect(seats.filter(({ cabin }) => cabin === 'business')).toHaveLength(business);
});

test('layouts skip the rows and letters that the real aircraft skip', () => {
  const rows = (layoutId: string) =>
    cabinsOf(layoutOf(layoutId)).flatMap((cabin) => cabin.rows.map(({ label }) => label));
  for (const layoutId of ['atr72-600', 'a220-300', 'a320neo', 'b737-800', 'a380-800']) {
    expect(rows(layoutId)).not.toContain('13');
  }
  expect(codesIn('b787-9', '20').join(' ')).toBe('20A 20B 20C 20D 20E 20F 20H 20J 20K');
  expect(codesIn('a380-800', '50').join(' ')).toBe('50A 50B 50C 50D 50E 50F 50G 50H 50J 50K');
  expect(codesIn('a350-900', '32').join(' ')).toBe('32A 32C 32D 32E 32F 32G 32H 32K');
});

test('an A380 has two decks of about 500 seats, and its Business seats alternate from row to row', () => {
  const { decks } = layoutOf('a380-800');
  expect(decks.map(({ id, cabins }) => [id, cabins.map((cabin) => cabin.id)])).toEqual([
    ['main', ['economy']],
    ['upper', ['first', 'business']],
  ]);
  expect([codesIn('a380-800', '23'), codesIn('a380-800', '24')]).toEqual([
    ['23B', '23E', '23F', '23J'],
    ['24A', '24D', '24G', '24K'],
  ]);
});

test('a seat has its traits', () => {
  expect(seatOf('b737-800', '11A')?.traits).toEqual(['window', 'restrictedView']);
  expect(seatOf('b737-800', '16C')?.traits).toEqual(['aisle', 'extraLegroom', 'exitRow', 'noRecline']);
  expect(seatOf('b737-800', '1D')).toBeUndefined();
  expect(seatOf('b787-9', '20E')?.traits).toEqual(['middle', 'extraLegroom', 'bassinet']);
  expect(seatOf('a320neo', '2C')?.traits).toEqual(['aisle']);
});

test('where the fuselage narrows, the outermost existing seat has the window', () => {
  const [row] = cabinsOf(layoutOf('a380-800')).flatMap(({ rows }) => rows.filter(({ label }) => label === '86'));
  const windows = row?.places.filter((seat): seat is LayoutSeat => seat?.traits.includes('window') ?? false);
  expect(windows?.map(({ code }) => code)).toEqual(['86B', '86J']);
});
