import { expect, test } from 'vitest';
import { canonicalJson, keyOf } from './idempotency-key.ts';

test('a caller can put the key in quotes, and each call of a batch gets its own key', () => {
  expect([keyOf('a-1', 0), keyOf('"a-1"', 0), keyOf('a-1', 2)]).toEqual(['a-1', 'a-1', 'a-1#2']);
});

test.each(['', '""', 'é', 'a\tb', 'x'.repeat(256)])('the header %j is refused', (header) => {
  expect(() => keyOf(header, 0)).toThrow(/Idempotency-Key/);
});

test('two requests are the same if only the order of their fields differs', () => {
  expect(canonicalJson({ b: [1, { d: 2, c: null }], a: undefined })).toBe(canonicalJson({ b: [1, { c: null, d: 2 }] }));
  expect(canonicalJson({ seats: ['A1', 'A2'] })).not.toBe(canonicalJson({ seats: ['A2', 'A1'] }));
});
