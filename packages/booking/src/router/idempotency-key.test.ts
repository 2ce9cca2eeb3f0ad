import { expect, test } from 'vitest';
import { canonicalJson, keyOf } from './idempotency-key.ts';

test('a key may stand in quotes, and each call of a batch has one of its own', () => {
  expect([keyOf('a-1', 0), keyOf('"a-1"', 0), keyOf('a-1', 2)]).toEqual(['a-1', 'a-1', 'a-1#2']);
});

test.each(['', '""', 'é', 'a\tb', 'x'.repeat(256)])('%j is no key', (header) => {
  expect(() => keyOf(header, 0)).toThrow(/Idempotency-Key/);
});

test('the order of fields makes no other request, that of a list does', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: null }], a: undefined })).toBe(canonicalJson({ b: [1, { c: null, d: 2 }] }));
  expect(canonicalJson({ seats: ['A1', 'A2'] })).not.toBe(canonicalJson({ seats: ['A2', 'A1'] }));
});
