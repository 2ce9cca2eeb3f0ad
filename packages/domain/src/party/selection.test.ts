import { expect, test } from 'vitest';
import { seatsOf } from '../flight/layout.ts';
import { layoutOf } from '../flight/layouts.ts';
import { refuseSelection } from './selection.ts';

const flight = { id: 'FL123', layoutId: 'demo-30', blockBy: 'cabin' } as const;

test.each([
  [[], 'NO_SEATS'],
  [['A1', 'A1'], 'DUPLICATE_SEAT'],
  [['Z9'], 'NO_SUCH_SEAT'],
  [['a1'], 'NO_SUCH_SEAT'],
  [['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'], 'TOO_MANY_SEATS'],
])('a passenger who selects %j is refused with %s', (seats, code) => {
  expect(refuseSelection(flight, seats, 9)?.code).toBe(code);
});

test('a passenger can select nine different seats', () => {
  expect(refuseSelection(flight, ['A1', 'A2', 'A3', 'A4', 'A5', 'B6', 'B7', 'C9', 'C10'], 9)).toBeUndefined();
});

test('a refused selection names the seats at fault', () => {
  expect(refuseSelection(flight, ['A1', 'D1', 'A11'], 9)?.seats).toEqual(['D1', 'A11']);
});

test('the demo layout has the 30 seats A1 to C10', () => {
  const codes = seatsOf(layoutOf('demo-30')).map(({ code }) => code);
  expect(codes).toHaveLength(30);
  expect(codes.slice(0, 2)).toEqual(['A1', 'A2']);
  expect(codes.at(-1)).toBe('C10');
});

const b787 = { id: 'JS801', layoutId: 'b787-9', blockBy: 'cabin' } as const;
const family = [{ kind: 'adult' }, { kind: 'child' }] as const;

test.each([
  ['an exit seat for a party with a child', ['33A'], { party: family }, 'EXIT_ROW'],
  ['a seat in another cabin', ['20A', '1A'], { cabin: 'economy' }, 'OTHER_CABIN'],
  ['more seats than passengers', ['21A', '21B', '21C'], { party: family }, 'PARTY_SIZE'],
  ['a child alone', ['21A'], { party: [{ kind: 'child' }] }, 'PARTY_NEEDS_ADULT'],
] as const)('the router refuses %s', (_, seats, chooser, code) => {
  expect(refuseSelection(b787, seats, 9, chooser)?.code).toBe(code);
});
