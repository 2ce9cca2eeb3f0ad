import { CONTACT_LANGUAGES, euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { cityIn, clock, formatPercent, formatPrice, longDate, routeIn } from './format.ts';

/** Intl has blanks that don't break, and marks of direction. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ').replaceAll(/\p{Cf}/gu, '');

test.each([
  ['en', '€1,234.50', '-€89.00', '8.1%', 'Zurich to Munich'],
  ['de', '1.234,50 €', '-89,00 €', '8,1 %', 'Zürich nach München'],
] as const)('prices, rates and routes are written as in %s', (language, price, refund, rate, route) => {
  expect(plain(formatPrice(euros(123_450), language))).toBe(price);
  expect(plain(formatPrice(euros(-8_900), language))).toBe(refund);
  expect(plain(formatPercent(8.1, language))).toBe(rate);
  expect(routeIn(language, { origin: 'ZRH', destination: 'MUC' })).toBe(route);
});

test('dates have their year, whatever is added to them', () => {
  expect(longDate('2026-12-01', 'en')).toBe('Tuesday 1 December 2026');
  expect(longDate('2026-12-01T23:59', 'de')).toBe('Dienstag, 1. Dezember 2026');
  expect(longDate('2026-12-01T23:59:59.999Z', 'en')).toBe('Tuesday 1 December 2026');
  for (const language of CONTACT_LANGUAGES) expect(longDate('2026-12-01', language)).toContain('2026');
  expect(clock('2026-12-01T06:45')).toBe('06:45');
});

test('an unknown airport is called by its code', () => {
  for (const language of CONTACT_LANGUAGES) expect(cityIn(language, 'QQQ')).toBe('QQQ');
});
