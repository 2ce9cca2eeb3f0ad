import { expect, test } from 'vitest';
import { pathIn, preferredLanguage, splitPath } from './languages.ts';

test.each([
  ['/', 'en', '/'],
  ['/help', 'en', '/help'],
  ['/de', 'de', '/'],
  ['/de/', 'de', '/'],
  ['/ar/flights/FL123', 'ar', '/flights/FL123'],
  // English has addresses without a prefix only.
  ['/en/help', 'en', '/en/help'],
  ['/deutsch', 'en', '/deutsch'],
  ['/constructor', 'en', '/constructor'],
])('the address %s is a page in %s: %s', (address, language, path) => {
  expect(splitPath(address)).toEqual({ language, path });
});

test.each([
  ['en', '/help', '/help'],
  ['de', '/', '/de'],
  ['de', '/?from=ZRH', '/de?from=ZRH'],
  ['ar', '/flights/FL123?adults=2', '/ar/flights/FL123?adults=2'],
] as const)('in %s the page %s is at %s', (language, path, address) => {
  expect(pathIn(language, path)).toBe(address);
});

test.each([
  ['de-CH,de;q=0.9,en;q=0.8', 'de'],
  ['fr-CH, fr;q=0.9, ar;q=0.7, en;q=0.8', 'en'],
  ['ar', 'ar'],
  ['DE', 'de'],
  ['de;q=0, en;q=0.1', 'en'],
  ['fr, *', null],
  ['', null],
  [null, null],
])('a browser that accepts %j prefers %s', (header, language) => {
  expect(preferredLanguage(header)).toBe(language);
});
