import type { GrpcRetryOptions } from '@temporalio/client';
import { describe, expect, test } from 'vitest';
import { retriesOfCall } from './connect-client.ts';

type Status = Parameters<GrpcRetryOptions['delayFunction']>[1];

const refused = (details: string) => ({ code: 8, details }) as Status;
const CLOSING = refused('workflow operation can not be applied because workflow is closing');
const IN_FLIGHT = refused('limit on number of concurrent in-flight updates has been reached (10)');
const LIMITED = refused('namespace rate limit exceeded');

/** The waits of a call that the server refuses so often, in milliseconds. Ends when the call is given up. */
function waits(refusals: readonly Status[]): number[] {
  const { retryableDecider, delayFunction } = retriesOfCall();
  const found: number[] = [];
  for (const [index, status] of refusals.entries()) {
    if (!retryableDecider(index + 1, status)) break;
    found.push(delayFunction(index + 1, status));
  }
  return found;
}

describe('a refused call is repeated', () => {
  test('within 50 ms while its workflow continues as new', () => {
    const found = waits(Array(100).fill(CLOSING));
    expect(found).toHaveLength(100);
    expect(Math.max(...found)).toBeLessThanOrEqual(50);
  });

  test('ever later, up to half a second, while its workflow has as many updates as it may have', () => {
    const found = waits(Array(100).fill(IN_FLIGHT));
    expect(found).toHaveLength(100);
    expect(found[0]).toBeLessThanOrEqual(75);
    expect(Math.max(...found)).toBeLessThanOrEqual(500);
    expect(Math.min(...found.slice(10))).toBeGreaterThanOrEqual(200);
  });

  test('after about a second and longer while the server needs relief, and given up after a few tries', () => {
    const found = waits(Array(100).fill(LIMITED));
    expect(found.length).toBeLessThan(10);
    expect(found[0]).toBeGreaterThan(1_000);
  });

  test('as often after other faults as if its workflow had not been busy before', () => {
    const busy = Array(20).fill(CLOSING);
    expect(waits([...busy, ...Array(100).fill(LIMITED)])).toHaveLength(20 + waits(Array(100).fill(LIMITED)).length);
  });
});
