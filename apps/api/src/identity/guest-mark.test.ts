import { expect, test } from 'vitest';
import { guestMarks } from './guest-mark.ts';

test('a guest has one mark per flight, the same at every node, and nobody can compute it without the secret', () => {
  const node = guestMarks('secret');
  const another = guestMarks('secret');
  const mark = node('ann', 'F1');
  expect(mark).toBe(another('ann', 'F1'));
  expect(mark).toMatch(/^[\w-]{8}$/);
  const others = [node('ben', 'F1'), node('ann', 'F2'), guestMarks('guess')('ann', 'F1')];
  expect(new Set([mark, ...others]).size).toBe(4);
});
