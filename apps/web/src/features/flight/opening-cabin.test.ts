import { adults } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { aSeating } from '#features/seat-map/a-seating.ts';
import { cabinIn, openingCabin } from './opening-cabin.ts';

test('an address names a cabin in small or capital letters', () => {
  expect(cabinIn(new URLSearchParams('cabin=business'))).toBe('business');
  expect(cabinIn(new URLSearchParams('cabin=BUSINESS&adults=2'))).toBe('business');
  expect(cabinIn(new URLSearchParams('cabin=roof'))).toBeUndefined();
  expect(cabinIn(new URLSearchParams())).toBeUndefined();
});

test('the map opens at the cabin of the address, if the aircraft has it', () => {
  const { seating } = aSeating();
  expect(openingCabin(seating, adults(1), 'business')).toBe('business');
  expect(openingCabin(seating, adults(1), 'first')).toBe('economy');
});

test('otherwise it opens at the cheapest cabin with enough seats for the party', () => {
  const economy = [...aSeating().seating.seats.values()].filter(({ cabin }) => cabin === 'economy');
  const { seating } = aSeating({ booked: economy.slice(1).map(({ code }) => code) });
  expect(openingCabin(seating, adults(1), undefined)).toBe('economy');
  expect(openingCabin(seating, adults(2), undefined)).toBe('business');
});

test('a full aircraft opens at its cheapest cabin', () => {
  const { seating } = aSeating({ booked: [...aSeating().seating.seats.keys()] });
  expect(openingCabin(seating, adults(1), undefined)).toBe('economy');
});
