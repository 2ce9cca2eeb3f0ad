import type { GrpcRetryOptions } from '@temporalio/client';
import { expect, test } from 'vitest';
import { RETRIES } from './connect-client.ts';

type Status = Parameters<GrpcRetryOptions['delayFunction']>[1];

const refused = (details: string) => ({ code: 8, details }) as Status;

test.each([
  'workflow operation can not be applied because workflow is closing',
  'limit on number of concurrent in-flight updates has been reached (10)',
])('a call to a busy workflow is repeated within milliseconds: %s', (details) => {
  const status = refused(details);
  expect(RETRIES.delayFunction(3, status)).toBeLessThanOrEqual(50);
  expect(RETRIES.retryableDecider(100, status)).toBe(true);
});

test('a busy server gets relief: calls wait about a second and longer, and end after a few tries', () => {
  const status = refused('namespace rate limit exceeded');
  expect(RETRIES.delayFunction(1, status)).toBeGreaterThan(1_000);
  expect(RETRIES.retryableDecider(100, status)).toBe(false);
});
