import { expect, test } from 'vitest';
import { cabinsOf, seatsOf } from './layout.ts';
import { LAYOUT_IDS, layoutOf } from './layouts.ts';
import { type SeatFact, seatFacts } from './seat-facts.ts';

const factsOf = (layoutId: string, code: string, sun: 'left' | 'right' | null = null) =>
  seatFacts(layoutOf(layoutId), code, sun);
const typesOf = (facts: readonly SeatFact[]) => facts.map(({ type }) => type);

test('a seat in the last row has the lavatory and the galley right behind', () => {
  expect(factsOf('a320neo', '30C')).toEqual([
    { type: 'NEAR_LAVATORY', rows: 1, where: 'behind' },
    { type: 'NEAR_GALLEY', rows: 1, where: 'behind' },
    { type: 'WIDTH', cm: 46 },
    { type: 'PITCH', cm: 76 },
    { type: 'NEAR_EXIT', rows: 1, where: 'behind' },
  ]);
});

test('what is more than three rows away is not near', () => {
  expect(factsOf('a320neo', '28C')).toContainEqual({ type: 'NEAR_LAVATORY', rows: 3, where: 'behind' });
  expect(typesOf(factsOf('a320neo', '27C'))).not.toContain('NEAR_LAVATORY');
});

test('rows are counted across skipped numbers and cabins, not by their labels', () => {
  expect(factsOf('a320neo', '14C')).toContainEqual({ type: 'NEAR_EXIT', rows: 1, where: 'ahead' });
  expect(factsOf('a350-900', '33A')).toContainEqual({ type: 'NEAR_LAVATORY', rows: 1, where: 'behind' });
  expect(factsOf('a350-900', '41A')).toContainEqual({ type: 'NEAR_LAVATORY', rows: 1, where: 'ahead' });
});

test('an exit row says so, and its neighbours say that the exit is near', () => {
  expect(typesOf(factsOf('b737-800', '16A'))).toContain('EXIT_ROW');
  expect(typesOf(factsOf('b737-800', '16A'))).not.toContain('NEAR_EXIT');
  expect(factsOf('b737-800', '18A')).toContainEqual({ type: 'NEAR_EXIT', rows: 1, where: 'ahead' });
  expect(factsOf('a350-900', '50D')).toContainEqual({ type: 'NEAR_EXIT', rows: 1, where: 'ahead' });
});

test('rows beside the wings are over the wing, with the first and the last of them', () => {
  const isOverWing = (code: string) => typesOf(factsOf('a320neo', code)).includes('OVER_WING');
  expect(['8A', '9A', '14D', '18F', '19F'].map(isOverWing)).toEqual([false, true, true, true, false]);
});

test('a window seat is on the sunny side or on the shady side, and other seats are on neither', () => {
  const sunOf = (code: string, sun: 'left' | 'right' | null) =>
    factsOf('a320neo', code, sun).flatMap((fact) => (fact.type === 'SUN' ? [fact.side] : []));
  expect(sunOf('20A', 'left')).toEqual(['sunny']);
  expect(sunOf('20F', 'left')).toEqual(['shady']);
  expect(sunOf('20F', 'right')).toEqual(['sunny']);
  expect([sunOf('20C', 'left'), sunOf('20A', null)]).toEqual([[], []]);
});

test('a window that is missing lets no sun in', () => {
  expect(typesOf(factsOf('b737-800', '11A', 'left'))).not.toContain('SUN');
});

test('a seat at the wall is on its side also where the fuselage narrows', () => {
  expect(factsOf('a380-800', '86B', 'left')).toContainEqual({ type: 'SUN', side: 'sunny' });
  expect(factsOf('a380-800', '86J', 'left')).toContainEqual({ type: 'SUN', side: 'shady' });
});

test('a seat has the recline, width and pitch of its cabin, unless a trait says otherwise', () => {
  const comfort = (code: string) =>
    factsOf('b787-9', code).filter(({ type }) => ['RECLINE', 'WIDTH', 'PITCH'].includes(type));
  expect(comfort('2A')).toEqual([
    { type: 'RECLINE', amount: 'flat' },
    { type: 'WIDTH', cm: 53 },
  ]);
  expect(comfort('25B')).toEqual([
    { type: 'RECLINE', amount: 'limited' },
    { type: 'WIDTH', cm: 43 },
    { type: 'PITCH', cm: 79 },
  ]);
  expect(typesOf(comfort('32B'))).toEqual(['WIDTH', 'PITCH']);
  expect(typesOf(comfort('20B'))).toEqual(['RECLINE', 'WIDTH']);
});

test.each(LAYOUT_IDS.filter((id) => !id.startsWith('demo')))('every cabin of %s says how much room it gives', (id) => {
  for (const { comfort } of cabinsOf(layoutOf(id))) {
    expect(comfort?.width).toBeGreaterThan(40);
    expect(comfort?.pitch).toBeGreaterThan(70);
  }
});

test.each(LAYOUT_IDS)('every seat of %s says each fact at most once', (id) => {
  for (const { code } of seatsOf(layoutOf(id))) {
    const types = typesOf(factsOf(id, code, 'left'));
    expect(new Set(types).size, code).toBe(types.length);
  }
});

test('a seat that the aircraft does not have is an error', () => {
  expect(() => factsOf('a320neo', '13A')).toThrow('there is no seat 13A');
});
