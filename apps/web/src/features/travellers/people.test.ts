import type { Party, Traveller } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { babiesIn, chooseLap, inSeatOrder, nameOf, peopleFor, seated, swapSeats, toTravellers } from './people.ts';

const two: Party = [{ kind: 'adult' }, { kind: 'adult' }];
const family: Party = [...two, { kind: 'child' }, { kind: 'infant' }, { kind: 'infant' }];

function traveller(givenName: string, seat: string | null, difference: Partial<Traveller> = {}): Traveller {
  return { givenName, familyName: 'Lovelace', kind: 'adult', bornOn: null, seat, lapOf: null, ...difference };
}

const seatsOf = (people: ReturnType<typeof peopleFor>) => people.map(({ givenName, seat }) => [givenName, seat]);

test.each([
  [
    ['12B', '2A', '12A'],
    ['2A', '12A', '12B'],
  ],
  [
    ['A10', 'B1', 'A2'],
    ['A2', 'A10', 'B1'],
  ],
])('the seats %j are shown as %j', (seats, shown) => {
  expect(inSeatOrder(seats)).toEqual(shown);
});

test('a group is asked for a name for each seat, and for each baby on a lap of its own', () => {
  const people = peopleFor(family, ['12C', '12A', '12B'], []);
  expect(people.map(({ kind, seat }) => [kind, seat])).toEqual([
    ['adult', '12A'],
    ['adult', '12B'],
    ['child', '12C'],
    ['infant', null],
    ['infant', null],
  ]);
  const laps = babiesIn(people).map(({ lap }) => people.find(({ id }) => id === lap)?.seat);
  expect(laps).toEqual(['12A', '12B']);
});

test('after a change of one seat the names stay, and so does the one whose seat stayed', () => {
  const known = [traveller('Ada', '12A'), traveller('Grace', '12B')];
  expect(seatsOf(peopleFor(two, ['12B', '14C'], known))).toEqual([
    ['Grace', '12B'],
    ['Ada', '14C'],
  ]);
});

test('a group that becomes smaller keeps the one whose seat stayed', () => {
  const known = [traveller('Ada', '12A'), traveller('Grace', '12B')];
  expect(seatsOf(peopleFor([{ kind: 'adult' }], ['12B'], known))).toEqual([['Grace', '12B']]);
});

test('a group that becomes larger keeps its names', () => {
  expect(seatsOf(peopleFor(two, ['12A', '12B'], [traveller('Ada', '12B')]))).toEqual([
    ['', '12A'],
    ['Ada', '12B'],
  ]);
});

test('a baby keeps its lap when the adults change their seats', () => {
  const baby = traveller('Byron', null, { kind: 'infant', bornOn: '2026-01-02', lapOf: 1 });
  const party: Party = [...two, { kind: 'infant' }];
  const people = peopleFor(party, ['12A', '12B'], [traveller('Ada', '12B'), traveller('Grace', '12A'), baby]);
  const sent = toTravellers(swapSeats(people, 0, 1));
  expect(sent.map(({ givenName, seat }) => [givenName, seat])).toEqual([
    ['Ada', '12A'],
    ['Grace', '12B'],
    ['Byron', null],
  ]);
  expect(sent[sent[2]?.lapOf ?? -1]?.givenName).toBe('Grace');
});

test('a passenger who moves someone swaps two seats, and nothing else', () => {
  const people = peopleFor(two, ['12A', '12B'], [traveller('Ada', '12A'), traveller('Grace', '12B')]);
  const moved = swapSeats(people, 0, 1);
  expect(moved.map(({ givenName, seat }) => [givenName, seat])).toEqual([
    ['Grace', '12A'],
    ['Ada', '12B'],
  ]);
  expect(moved.map(({ id }) => id)).toEqual([people[1]?.id, people[0]?.id]);
});

test.each([
  ['above the first seat', 0, -1],
  ['below the last seat', 2, 3],
  ['to itself', 1, 1],
])('nobody moves %s', (_where, from, to) => {
  const people = peopleFor(family, ['12A', '12B', '12C'], []);
  expect(swapSeats(people, from, to)).toBe(people);
});

test('a baby that is put on a taken lap swaps with the baby there', () => {
  const people = peopleFor(family, ['12A', '12B', '12C'], []);
  const [one, other] = babiesIn(people);
  if (!one || !other) throw new Error('the family has two babies');
  const laps = babiesIn(chooseLap(people, one.id, other.lap ?? -1)).map(({ lap }) => lap);
  expect(laps).toEqual([other.lap, one.lap]);
});

test('names are sent without blanks around them, and dates only where they were entered', () => {
  const [person] = peopleFor([{ kind: 'adult' }], ['12A'], [traveller('  Ada  Augusta ', '12A')]);
  if (!person) throw new Error('there is one adult');
  expect(toTravellers([person])).toEqual([traveller('Ada Augusta', '12A')]);
  expect(nameOf(person)).toBe('Ada Augusta Lovelace');
});

test('everyone but a baby has a card', () => {
  expect(seated(peopleFor(family, ['12A', '12B', '12C'], [])).map(({ kind }) => kind)).toEqual([
    'adult',
    'adult',
    'child',
  ]);
});
