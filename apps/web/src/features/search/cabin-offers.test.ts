import { euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { cabinOffers, cheapestOffer, flightHref } from './cabin-offers.ts';

const flight = {
  fares: { first: euros(300_000), business: euros(48_000), economy: euros(8_900) },
  seatsAvailableByCabin: { business: 4, economy: 0 },
};

test('a flight offers the cabins of its aircraft, the cheapest first', () => {
  expect(cabinOffers(flight)).toEqual([
    { cabin: 'economy', fare: euros(8_900), seatsLeft: 0 },
    { cabin: 'business', fare: euros(48_000), seatsLeft: 4 },
  ]);
});

test('the cheapest offer has a free seat', () => {
  expect(cheapestOffer(flight)?.cabin).toBe('business');
  expect(cheapestOffer({ ...flight, seatsAvailableByCabin: { economy: 0 } })).toBeUndefined();
});

test('a link to a flight keeps the party and the cabin', () => {
  expect(flightHref('JS201', [{ kind: 'adult' }])).toBe('/flights/JS201');
  expect(flightHref('JS201', [{ kind: 'adult' }, { kind: 'child' }], 'business')).toBe(
    '/flights/JS201?cabin=business&adults=1&children=1',
  );
});
