import { expect, test } from 'vitest';
import { serverUrl } from './server-url.ts';

test.each([
  ['http://localhost:8080', 'http://localhost:8080/trpc'],
  ['http://localhost:8080/', 'http://localhost:8080/trpc'],
  ['http://localhost:8080/trpc', 'http://localhost:8080/trpc'],
  ['HTTPS://Example.org//trpc//', 'https://example.org//trpc'],
  ['https://example.org/jumpseat/', 'https://example.org/jumpseat/trpc'],
  ['/trpc', '/trpc'],
  ['/trpc/', '/trpc'],
  ['/', '/trpc'],
])('%s is served at %s', (url, served) => {
  expect(serverUrl(url, true)).toBe(served);
});

test.each([
  'localhost:8080',
  'trpc',
  '',
  '//example.org',
  'ws://localhost:8080/trpc',
  'http://',
  'http://a?b=1',
  'http://a/#b',
  'http://me@a',
])('%j is refused, with what to write instead', (url) => {
  expect(() => serverUrl(url, true)).toThrow(/Name its address, such as "https:\/\/example\.org"/);
});

test('a path is refused where there is no page that it belongs to', () => {
  expect(() => serverUrl('/trpc', false)).toThrow(TypeError);
});
