import { expect, test } from 'vitest';
import { guestMarks } from './guest-mark.ts';

test('a guest has one mark on a flight at every node, another on each other flight, and none that could be made without the secret', () => {
  const [node, another] = [guestMarks('secret'), guestMarks('secret')];
  const mark = node('ann', 'F1');
  expect(mark).toBe(another('ann', 'F1'));
  expect(mark).toMatch(/^[\w-]{8}$/);
  const others = [node('ben', 'F1'), node('ann', 'F2'), guestMarks('guess')('ann', 'F1')];
  expect(new Set([mark, ...others]).size).toBe(4);
});
