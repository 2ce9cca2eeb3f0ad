import { MESSAGE } from '@jumpseat/booking/contracts';
import { anonymous, openOrder } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createOrderCommands } from './order-commands.ts';

const policy = {
  ...{ holdMs: 60_000, maxHoldMs: 60_000, maxSeats: 9, paymentAttempts: 3, gatewayTries: 3, paymentTimeoutMs: 1_000 },
};
const flight = { id: 'FL123', layoutId: 'demo-30', blockBy: 'flight', salesCloseAt: '', departsAt: '' } as const;
const facts = { id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: 0 };
const [fromPostgres, fromWorkflow] = [openOrder(facts), openOrder({ ...facts, now: 1 })];

const executeUpdate = vi.fn(async () => fromWorkflow);
const start = vi.fn(async () => ({ executeUpdate }));
const connection = { withDeadline: <T>(_: number, ask: () => Promise<T>) => ask() };
beforeEach(() => {
  vi.clearAllMocks();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

/** News that never comes. */
const lost = (_: string, limitMs: number) =>
  new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), limitMs));

function create(
  findOrder: () => Promise<typeof fromPostgres | null>,
  written: Parameters<typeof createOrderCommands>[0]['written'] = lost,
) {
  const client = { start, connection } as unknown as WorkflowClient;
  const commands = createOrderCommands({ client, policy, written, findOrder });
  return commands.create({ orderId: 'o1', flight, userId: 'ann', guestId: null, seats: ['A1'], chooser: {} } as never);
}

test('a new order is answered as it is announced, and is not read', async () => {
  const findOrder = vi.fn(async () => fromPostgres);
  expect(await create(findOrder, async () => anonymous(fromPostgres))).toEqual(fromPostgres);
  expect(findOrder).not.toHaveBeenCalled();
});

test('a new order is answered as Postgres has it, also when the news of it was lost, and its workflow is not asked', async () => {
  const findOrder = vi.fn(async () => fromPostgres).mockResolvedValueOnce(null as never);
  const order = create(findOrder);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await order).toBe(fromPostgres);
  expect(start).toHaveBeenCalledOnce();
  expect(executeUpdate).not.toHaveBeenCalled();
});

test('a new order that is long in coming has its workflow asked', async () => {
  const order = create(async () => null);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(await order).toBe(fromWorkflow);
  expect(executeUpdate).toHaveBeenCalledExactlyOnceWith(MESSAGE.order.opened);
});
