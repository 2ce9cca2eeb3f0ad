import { adults, euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { cabinOffers, cheapestOffer } from './cabin-offers.ts';

const flight = {
  fares: { first: euros(300_000), business: euros(48_000), economy: euros(8_900) },
  surcharges: { economy: { window: euros(900) } },
  seatsAvailableByCabin: { business: 4, economy: 0 },
};

test('a flight offers the cabins of its aircraft, the cheapest first', () => {
  expect(cabinOffers(flight)).toEqual([
    { cabin: 'economy', fare: euros(8_900), seatsLeft: 0, hasSurcharges: true },
    { cabin: 'business', fare: euros(48_000), seatsLeft: 4, hasSurcharges: false },
  ]);
});

test('the cheapest offer has a free seat for everyone, and a baby needs none', () => {
  expect(cheapestOffer(flight, adults(1))?.cabin).toBe('business');
  expect(cheapestOffer({ ...flight, seatsAvailableByCabin: { economy: 0 } }, adults(1))).toBeUndefined();
  const few = { ...flight, seatsAvailableByCabin: { business: 4, economy: 1 } };
  expect(cheapestOffer(few, [{ kind: 'adult' }, { kind: 'infant' }])?.cabin).toBe('economy');
  expect(cheapestOffer(few, adults(2))?.cabin).toBe('business');
  expect(cheapestOffer(few, adults(5))).toBeUndefined();
});
