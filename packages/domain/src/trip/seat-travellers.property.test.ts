import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PASSENGER_KINDS } from '../party/party.ts';
import { isSeated, seatTravellers } from './seat-travellers.ts';
import type { Traveller } from './traveller.ts';

const SEATS = ['12A', '12B', '12C', '12D', '12E'];

/** A traveller in any seat: of the order, of an earlier order, or none. */
const traveller: fc.Arbitrary<Traveller> = fc.record({
  givenName: fc.constantFrom('Ada', 'Bob', 'Cat'),
  familyName: fc.constant('Lovelace'),
  kind: fc.constantFrom('adult', ...PASSENGER_KINDS),
  bornOn: fc.constant(null),
  seat: fc.option(fc.constantFrom(...SEATS, '30F')),
  lapOf: fc.constant(null),
});
const travellers = fc.array(traveller, { maxLength: 8 });
const seats = fc.shuffledSubarray(SEATS);

const needsSeat = ({ kind }: Traveller) => kind !== 'infant';

test('no two travellers share a seat, and nobody sits elsewhere than in the order’s seats', () => {
  fc.assert(
    fc.property(travellers, seats, (people, places) => {
      const taken = seatTravellers(people, places).flatMap(({ seat }) => seat ?? []);
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.filter((seat) => !places.includes(seat))).toEqual([]);
    }),
  );
});

test('everyone keeps a seat that the order still has, unless someone before them named it too', () => {
  fc.assert(
    fc.property(travellers, seats, (people, places) => {
      const seated = seatTravellers(people, places);
      for (const [at, person] of people.entries()) {
        const { seat } = person;
        const isFirst = people.findIndex((each) => needsSeat(each) && each.seat === seat) === at;
        if (seat !== null && places.includes(seat) && isFirst) expect(seated[at]).toEqual(person);
      }
    }),
  );
});

test('a seat stays empty only if everyone sits', () => {
  fc.assert(
    fc.property(travellers, seats, (people, places) => {
      const sitting = seatTravellers(people, places).filter(({ seat }) => seat !== null);
      expect(sitting).toHaveLength(Math.min(people.filter(needsSeat).length, places.length));
      expect(sitting.every(needsSeat)).toBe(true);
    }),
  );
});

test('travellers who are seated stay as they are', () => {
  fc.assert(
    fc.property(travellers, seats, (people, places) => {
      const seated = seatTravellers(people, places);
      expect(seatTravellers(seated, places)).toEqual(seated);
    }),
  );
});

test('seating changes seats and nothing else', () => {
  fc.assert(
    fc.property(travellers, seats, (people, places) => {
      const before = people.map((person) => ({ ...person }));
      const withoutSeats = (each: readonly Traveller[]) => each.map((person) => ({ ...person, seat: null }));
      expect(withoutSeats(seatTravellers(people, places))).toEqual(withoutSeats(people));
      expect(people).toEqual(before);
    }),
  );
});

test('all are seated exactly if there are as many seats as travellers who need one', () => {
  fc.assert(
    fc.property(travellers, seats, (people, places) => {
      expect(isSeated(people, places)).toBe(people.filter(needsSeat).length === places.length);
    }),
  );
});

const ada: Traveller = {
  givenName: 'Ada',
  familyName: 'Lovelace',
  kind: 'adult',
  bornOn: null,
  seat: '12A',
  lapOf: null,
};

test('after a change of seats, who has lost the seat gets the new one', () => {
  const bob = { ...ada, givenName: 'Bob', seat: '12B' };
  const baby: Traveller = { ...ada, givenName: 'Cat', kind: 'infant', bornOn: '2026-01-01', seat: null, lapOf: 0 };
  const seated = seatTravellers([ada, baby, bob], ['12C', '12B']);
  expect(seated.map(({ givenName, seat }) => `${givenName} ${seat}`)).toEqual(['Ada 12C', 'Cat null', 'Bob 12B']);
});

test('an infant never takes a seat from an adult', () => {
  const baby: Traveller = { ...ada, kind: 'infant', lapOf: 1 };
  expect(seatTravellers([baby, ada], ['12A']).map(({ seat }) => seat)).toEqual([null, '12A']);
});

test('the same traveller twice needs two seats', () => {
  expect(seatTravellers([ada, ada], ['12A', '12B']).map(({ seat }) => seat)).toEqual(['12A', '12B']);
});
