import type { Caller } from '@jumpseat/booking/router';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { singleNodeGuessLimits } from '../testing/rate-limits.ts';
import type { GuessLimits } from './guess-limits.ts';

const at = (address: string) => ({ guestId: null, address, isAdmin: false });

/** Tries `times` times to find a booking. Returns how often that was within the limits. */
async function within(limits: GuessLimits, times: number, caller: Caller, reference = 'K7QW3P') {
  let count = 0;
  for (let done = 0; done < times; done++) if (!(await limits.spend(caller, reference)).isExceeded) count += 1;
  return count;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a caller has ten attempts in ten minutes, whatever it looks for, and knows how long to wait', async () => {
  const { limits, met } = singleNodeGuessLimits();
  let found = 0;
  for (let guess = 0; guess < 30; guess++) found += await within(limits, 1, at('192.0.2.1'), `guess ${guess}`);
  expect(found).toBe(10);
  vi.advanceTimersByTime(9 * 60_000);
  expect(await limits.spend(at('192.0.2.1'), 'K7QW3P')).toMatchObject({ isExceeded: true, resetS: 60 });
  vi.advanceTimersByTime(60_000);
  expect(await within(limits, 30, at('192.0.2.1'))).toBe(10);
  expect(Object.fromEntries(met)).toEqual({ 'guesses-address': 41 });
});

test('a booking can be looked for twenty times an hour, from however many addresses', async () => {
  const { limits, met } = singleNodeGuessLimits();
  let found = 0;
  for (let caller = 0; caller < 30; caller++) found += await within(limits, 1, at(`192.0.2.${caller}`));
  expect(found).toBe(20);
  expect(await within(limits, 1, at('192.0.2.99'), 'another')).toBe(1);
  vi.advanceTimersByTime(60 * 60_000);
  expect(await within(limits, 1, at('192.0.2.99'))).toBe(1);
  expect(Object.fromEntries(met)).toEqual({ 'guesses-reference': 10 });
});

test('all addresses of an IPv6 /48 together have a hundred attempts in ten minutes', async () => {
  const { limits, met } = singleNodeGuessLimits();
  let found = 0;
  for (let network = 0; network < 30; network++) {
    const address = `2001:db8:7:${network.toString(16)}::/64`;
    found += await within(limits, 10, at(address), `guess ${network}`);
  }
  expect(found).toBe(100);
  expect(Object.fromEntries(met)).toEqual({ 'guesses-network': 200 });
  expect(await within(limits, 10, at('2001:db8:8:0::/64'), 'another network')).toBe(10);
  expect(await within(limits, 10, at('192.0.2.1'), 'an IPv4 caller')).toBe(10);
});

test('callers without an address are told apart by their guest or their connection', async () => {
  const { limits } = singleNodeGuessLimits();
  const connection = {};
  expect(await within(limits, 30, { guestId: null, isAdmin: false, connection }, 'first')).toBe(10);
  expect(await within(limits, 30, { guestId: null, isAdmin: false, connection: {} }, 'second')).toBe(10);
  expect(await within(limits, 30, { guestId: 'ada', isAdmin: false, connection }, 'third')).toBe(10);
});

test('neither references nor addresses reach Postgres', async () => {
  const { limits, shared } = singleNodeGuessLimits();
  await within(limits, 10, at('192.0.2.1'));
  expect(shared.length).toBeGreaterThan(0);
  expect(JSON.stringify(shared)).not.toMatch(/192\.0\.2\.1|K7QW3P/);
});
