import { adults, type Party } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { inLanguage } from '#testing/in-language.ts';
import { resultsHref, seatsHref, travellersHref } from './step-links.ts';

const flight = { origin: 'ZRH', destination: 'LHR', departsLocal: '2026-12-01T23:45' };
const family: Party = [{ kind: 'adult' }, { kind: 'adult' }, { kind: 'child' }];

test('the way back leads to the results of the same route, day and party', () => {
  expect(resultsHref(flight, family)).toBe('/?from=ZRH&to=LHR&on=2026-12-01&adults=2&children=1');
  expect(resultsHref(flight, adults(1))).toBe('/?from=ZRH&to=LHR&on=2026-12-01');
});

test('the way to the seats keeps the party and the cabin', () => {
  expect(seatsHref('JS201-2026-12-01', family)).toBe('/flights/JS201-2026-12-01?adults=2&children=1');
  expect(seatsHref('JS201-2026-12-01', adults(1))).toBe('/flights/JS201-2026-12-01');
  expect(seatsHref('JS201-2026-12-01', family, 'business')).toBe(
    '/flights/JS201-2026-12-01?cabin=business&adults=2&children=1',
  );
});

test('the ways keep the language', async () => {
  await inLanguage('de');
  expect(resultsHref(flight, adults(1))).toBe('/de?from=ZRH&to=LHR&on=2026-12-01');
  expect(seatsHref('JS201-2026-12-01', adults(1))).toBe('/de/flights/JS201-2026-12-01');
  expect(travellersHref('order-1')).toBe('/de/orders/order-1/travellers');
});
