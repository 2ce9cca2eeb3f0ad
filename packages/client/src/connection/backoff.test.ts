import { expect, test } from 'vitest';
import { reconnectDelay } from './backoff.ts';

test('the wait before a reconnect doubles up to 15 seconds', () => {
  const longest = () => 1;
  expect([0, 1, 2, 3].map((attempt) => reconnectDelay(attempt, longest))).toEqual([500, 1_000, 2_000, 4_000]);
  expect(reconnectDelay(100, longest)).toBe(15_000);
});

test('half of the wait is random, so that viewers do not reconnect together', () => {
  expect(reconnectDelay(2, () => 0)).toBe(1_000);
  expect(reconnectDelay(2, () => 0.5)).toBe(1_500);
});
