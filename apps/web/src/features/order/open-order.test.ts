import { CallError } from '@jumpseat/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { anOrder } from './an-order.ts';
import { openOrder } from './open-order.ts';

const request = { flightId: 'FL123', seats: ['A1'] };
const lost = new CallError({ code: 'UNAVAILABLE', message: 'No answer', advice: '' });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function refused(code: string) {
  return Object.assign(new Error(), { data: { problem: { code, message: code, advice: '' } } });
}

function fakeCalls() {
  const create = vi.fn();
  const byId = vi.fn(async ({ orderId }: { orderId: string }) => anOrder({ orderId }));
  const calls = { create: { mutate: create }, byId: { query: byId } } as unknown as Parameters<typeof openOrder>[0];
  return { calls, create, byId };
}

test('each order has its own id', async () => {
  const { calls, create } = fakeCalls();
  create.mockImplementation(async ({ orderId }) => anOrder({ orderId }));
  const first = await openOrder(calls, request);
  const second = await openOrder(calls, request);
  expect(first.orderId).toMatch(/^[0-9a-f]{32}$/);
  expect(first.orderId).not.toBe(second.orderId);
});

test('a retry after a lost answer has the same id and finds the held seats', async () => {
  const { calls, create } = fakeCalls();
  create.mockRejectedValueOnce(lost).mockRejectedValueOnce(refused('ORDER_EXISTS'));
  const opened = openOrder(calls, request);
  await vi.advanceTimersByTimeAsync(60_000);
  const ids = create.mock.calls.map(([{ orderId }]) => orderId);
  expect(ids).toHaveLength(2);
  expect(new Set([...ids, (await opened).orderId]).size).toBe(1);
});

test('the page retries when Jumpseat is overloaded', async () => {
  const { calls, create } = fakeCalls();
  create
    .mockRejectedValueOnce(refused('OVERLOADED'))
    .mockImplementationOnce(async ({ orderId }) => anOrder({ orderId }));
  const opened = openOrder(calls, request);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(create.mock.lastCall?.[0].orderId).toBe((await opened).orderId);
  expect(create).toHaveBeenCalledTimes(2);
});

test('the page does not retry a refusal, and gives up after two retries', async () => {
  const { calls, create } = fakeCalls();
  create.mockRejectedValueOnce(refused('FLIGHT_CLOSED'));
  await expect(openOrder(calls, request)).rejects.toMatchObject({ data: { problem: { code: 'FLIGHT_CLOSED' } } });
  expect(create).toHaveBeenCalledOnce();

  create.mockRejectedValue(lost);
  const opened = expect(openOrder(calls, request)).rejects.toBe(lost);
  await vi.advanceTimersByTimeAsync(60_000);
  await opened;
  expect(create).toHaveBeenCalledTimes(4);
});
