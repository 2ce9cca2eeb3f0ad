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
])('the address %s leads to %s', (url, served) => {
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
])('the address %j is refused with an example', (url) => {
  expect(() => serverUrl(url, true)).toThrow(/Name its address, such as "https:\/\/example\.org"/);
});

test('a path is refused outside a browser', () => {
  expect(() => serverUrl('/trpc', false)).toThrow(TypeError);
});
