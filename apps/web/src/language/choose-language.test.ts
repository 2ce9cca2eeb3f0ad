import { expect, test } from 'vitest';
import { LANGUAGE_COOKIE, languageLink, redirectToLanguage } from './choose-language.ts';

const AS_BROWSER = { accept: 'text/html,*/*;q=0.8', 'sec-fetch-mode': 'navigate' };

/** A request for an address, from a browser with these headers that remembers a choice. */
function ask(address: string, { headers = {}, chosen }: { headers?: Record<string, string>; chosen?: string } = {}) {
  const remembered = new Map(chosen === undefined ? [] : [[LANGUAGE_COOKIE, chosen]]);
  const url = new URL(address, 'http://jumpseat.example');
  const request = new Request(url);
  // A page's script may not set some of these headers, so that its Request drops them.
  const all = new Headers({ ...AS_BROWSER, ...headers });
  Object.defineProperty(request, 'headers', { value: all });
  const cookies = {
    get: (name: string) => remembered.get(name),
    set: (name: string, value: string) => void remembered.set(name, value),
  };
  return { location: redirectToLanguage({ url, request, cookies }), chosen: remembered.get(LANGUAGE_COOKIE) };
}

test('a browser that prefers another language is redirected to it, with its search', () => {
  const headers = { 'accept-language': 'de-CH,de;q=0.9,en;q=0.8' };
  expect(ask('/?from=ZRH&to=LHR', { headers }).location).toBe('/de?from=ZRH&to=LHR');
  expect(ask('/flights/FL123', { headers }).location).toBe('/de/flights/FL123');
});

test('an address with the prefix of English leads to the one without', () => {
  expect(ask('/en/help?a=1').location).toBe('/help?a=1');
  expect(ask('/en').location).toBe('/');
  expect(ask('/energy').location).toBeNull();
});

test('a browser that prefers English or an unknown language stays', () => {
  for (const wanted of ['en-US,en;q=0.9,de;q=0.5', 'fr', '']) {
    expect(ask('/help', { headers: { 'accept-language': wanted } }).location).toBeNull();
  }
});

test('an address with a language is shown in it, whatever the browser prefers', () => {
  expect(ask('/ar/help', { headers: { 'accept-language': 'de' }, chosen: 'de' }).location).toBeNull();
});

test('what a visitor chose counts more than what the browser prefers', () => {
  expect(ask('/help', { headers: { 'accept-language': 'de' }, chosen: 'en' }).location).toBeNull();
  expect(ask('/help', { headers: { 'accept-language': 'en' }, chosen: 'ar' }).location).toBe('/ar/help');
  expect(ask('/help', { headers: { 'accept-language': 'de' }, chosen: 'klingon' }).location).toBe('/de/help');
});

test('a link that chooses a language leads to the same page in it, and is remembered', () => {
  const link = languageLink(new URL('http://jumpseat.example/de?from=ZRH'), 'en');
  expect(ask(link)).toEqual({ location: '/?from=ZRH', chosen: 'en' });
  expect(ask('/de/help?language=ar')).toEqual({ location: '/ar/help', chosen: 'ar' });
  expect(ask('/de/help?language=xx')).toEqual({ location: null, chosen: undefined });
});

test.each(['/de//evil.example?language=en', '//evil.example?language=en', '/\\evil.example?language=en'])(
  'a link to %s leads to no other site',
  (address) => {
    expect(ask(`http://jumpseat.example${address}`).location).toBe('/evil.example');
  },
);

test('files, and programs that read a page, are not redirected', () => {
  const german = { 'accept-language': 'de' };
  expect(ask('/robots.txt', { headers: german }).location).toBeNull();
  expect(ask('/help', { headers: { ...german, 'sec-fetch-mode': 'cors' } }).location).toBeNull();
  expect(ask('/help', { headers: { ...german, accept: '*/*' } }).location).toBeNull();
});
