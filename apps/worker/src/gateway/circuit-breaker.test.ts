import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withCircuitBreaker } from './circuit-breaker.ts';
import type { Charge, PaymentGateway } from './payment-gateway.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A gateway that fails while `state.fails` is set, and counts its calls. */
function gateway() {
  const calls = { charges: 0, voids: 0 };
  const state = { fails: true };
  const real: PaymentGateway = {
    async charge() {
      calls.charges += 1;
      if (state.fails) throw new Error('down');
      return { result: 'DECLINED' };
    },
    async void() {
      calls.voids += 1;
    },
  };
  return { calls, state, guarded: withCircuitBreaker(real) };
}

const charge = { key: 'o1#1', code: '12345', tryNumber: 1 } as Charge;

/** Makes 200 payments, eight per second. */
async function rush({ guarded }: ReturnType<typeof gateway>) {
  for (let count = 0; count < 200; count++) {
    await guarded.charge(charge).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(125);
  }
}

test('a gateway that keeps failing gets no more charges, and each try has the time to retry', async () => {
  const down = gateway();
  await rush(down);
  const before = down.calls.charges;
  expect(before).toBeLessThan(200);
  await expect(down.guarded.charge(charge)).rejects.toMatchObject({
    type: 'GatewayCircuitOpen',
    nextRetryDelay: 8_000,
  });
  expect(down.calls.charges).toBe(before);
});

test('a void reaches the gateway even if it keeps failing', async () => {
  const down = gateway();
  await rush(down);
  await down.guarded.void('o1#1');
  expect(down.calls.voids).toBe(1);
});

test('charges reach the gateway again once it has recovered', async () => {
  const down = gateway();
  await rush(down);
  down.state.fails = false;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await down.guarded.charge(charge)).toEqual({ result: 'DECLINED' });
  expect(await down.guarded.charge(charge)).toEqual({ result: 'DECLINED' });
});

test('a gateway that declines every charge still gets every charge', async () => {
  const up = gateway();
  up.state.fails = false;
  await rush(up);
  expect(up.calls.charges).toBe(200);
});
