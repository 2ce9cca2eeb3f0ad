import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { singleNodeLimits } from '../testing/rate-limits.ts';
import type { RateLimits, Use } from './rate-limits.ts';

const at = (address: string, guestId: string | null = null) => ({ guestId, address, isAdmin: false });

/** Uses something `times` times. Returns how often that was within the limits. */
async function within(limits: RateLimits, times: number, caller: ReturnType<typeof at>, use: Use = 'reads') {
  let count = 0;
  for (let done = 0; done < times; done++) if (!(await limits.spend(caller, use))?.isExceeded) count += 1;
  return count;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('in a minute', () => {
  test.each(['reads', 'writes', 'connections'] as const)('an address has a limited number of %s', async (use) => {
    const { limits, met } = singleNodeLimits({ [use]: 50 });
    expect(await within(limits, 80, at('192.0.2.1'), use)).toBe(50);
    expect(await within(limits, 80, at('192.0.2.2'), use)).toBe(50);
    expect(Object.fromEntries(met)).toEqual({ [`${use}-address`]: 60 });
  });

  test('a guest has a tenth of its address’s limit, and leaves the rest to others there', async () => {
    const { limits, met } = singleNodeLimits({ reads: 50 });
    expect(await within(limits, 500, at('192.0.2.1', 'greedy'))).toBe(5);
    expect(await within(limits, 5, at('192.0.2.1', 'modest'))).toBe(5);
    expect(await within(limits, 80, at('192.0.2.1'))).toBe(40);
    expect(met.get('reads-guest')).toBe(495);
  });

  test('a guest that changes its address has no more than at one address', async () => {
    const { limits } = singleNodeLimits({ reads: 50 });
    const everywhere = Array.from({ length: 20 }, (_, index) => within(limits, 1, at(`192.0.2.${index}`, 'traveller')));
    expect((await Promise.all(everywhere)).filter((count) => count > 0)).toHaveLength(5);
  });

  test('each call of a batch counts', async () => {
    const { limits } = singleNodeLimits({ reads: 50 });
    expect(await limits.spend(at('192.0.2.1'), 'reads', 20)).toMatchObject({ remaining: 30, isExceeded: false });
    expect(await limits.spend(at('192.0.2.1'), 'reads', 20)).toMatchObject({ remaining: 10, isExceeded: false });
    expect(await limits.spend(at('192.0.2.1'), 'reads', 20)).toMatchObject({ remaining: 0, isExceeded: true });
  });
});

test('a limit resets after a minute, and the caller knows when', async () => {
  const { limits } = singleNodeLimits({ writes: 10 });
  await within(limits, 10, at('192.0.2.1'), 'writes');
  vi.advanceTimersByTime(48_000);
  expect(await limits.spend(at('192.0.2.1'), 'writes')).toMatchObject({ isExceeded: true, resetS: 12 });
  vi.advanceTimersByTime(12_000);
  expect(await within(limits, 20, at('192.0.2.1'), 'writes')).toBe(10);
});

test('thirty guests in one office who book as fast as people can are never refused', async () => {
  const { limits, met } = singleNodeLimits({ reads: 6_000, writes: 3_000, connections: 1_200 });
  for (let second = 0; second < 60; second++) {
    for (let guest = 0; guest < 30; guest++) {
      const person = at('192.0.2.1', `guest-${guest}`);
      if (second % 20 === 0) await within(limits, 12, person);
      if (second % 20 === 0) await within(limits, 2, person, 'connections');
      await within(limits, 1, person, 'writes');
    }
    vi.advanceTimersByTime(1_000);
  }
  expect([...met]).toHaveLength(0);
});

test('a caller over the limit costs no query, and neither does one far below it', async () => {
  const { limits, shared } = singleNodeLimits({ reads: 1_000 });
  await within(limits, 99, at('192.0.2.1'));
  expect(shared).toHaveLength(0);
  await within(limits, 10_000, at('192.0.2.1'));
  expect(shared).toHaveLength(10);
  expect(JSON.stringify(shared)).not.toContain('192.0.2.1');
});

test('counting a request takes less than a tenth of a millisecond of CPU', async () => {
  const { limits } = singleNodeLimits({ reads: 1_000_000 });
  const callers = Array.from({ length: 500 }, (_, index) => at(`192.0.2.${index % 50}`, `guest-${index}`));
  for (const caller of callers) await limits.spend(caller, 'reads');
  const { user, system } = process.cpuUsage();
  for (let round = 0; round < 20; round++) for (const caller of callers) await limits.spend(caller, 'reads');
  const used = process.cpuUsage({ user, system });
  expect((used.user + used.system) / 10_000).toBeLessThan(100);
});
