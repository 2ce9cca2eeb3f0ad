import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withCircuitBreaker } from './circuit-breaker.ts';
import type { Charge, PaymentGateway } from './payment-gateway.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A gateway that fails while it is told to, and counts what it is asked. */
function gateway() {
  const asked = { charges: 0, voids: 0 };
  const state = { fails: true };
  const real: PaymentGateway = {
    async charge() {
      asked.charges += 1;
      if (state.fails) throw new Error('down');
      return { result: 'DECLINED' };
    },
    async void() {
      asked.voids += 1;
    },
  };
  return { asked, state, guarded: withCircuitBreaker(real) };
}

const charge = { key: 'o1#1', code: '12345', tryNumber: 1 } as Charge;

/** Twenty seconds of payments, two a second. */
async function rush({ guarded }: ReturnType<typeof gateway>) {
  for (let count = 0; count < 60; count++) {
    await guarded.charge(charge).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(500);
  }
}

test('a gateway that fails all the time is left alone, and each try is told when to come again', async () => {
  const down = gateway();
  await rush(down);
  const before = down.asked.charges;
  expect(before).toBeLessThan(60);
  await expect(down.guarded.charge(charge)).rejects.toMatchObject({ type: 'GatewayAtRest', nextRetryDelay: 8_000 });
  expect(down.asked.charges).toBe(before);
});

test('money is given back however the gateway does', async () => {
  const down = gateway();
  await rush(down);
  await down.guarded.void('o1#1');
  expect(down.asked.voids).toBe(1);
});

test('it is asked again after a rest, and serves everyone once it answers', async () => {
  const down = gateway();
  await rush(down);
  down.state.fails = false;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await down.guarded.charge(charge)).toEqual({ result: 'DECLINED' });
  expect(await down.guarded.charge(charge)).toEqual({ result: 'DECLINED' });
});

test('a gateway that answers is always asked, whatever it answers', async () => {
  const up = gateway();
  up.state.fails = false;
  await rush(up);
  expect(up.asked.charges).toBe(60);
});
