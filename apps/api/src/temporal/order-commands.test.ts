import { MESSAGE } from '@jumpseat/booking/contracts';
import { openOrder } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import { beforeEach, expect, test, vi } from 'vitest';
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
beforeEach(() => vi.clearAllMocks());

function create(written: () => Promise<boolean>, found: typeof fromPostgres | null) {
  const commands = createOrderCommands({
    client: { start, connection } as unknown as WorkflowClient,
    ...{ policy, written, findOrder: async () => found },
  });
  return commands.create({ orderId: 'o1', flight, userId: 'ann', guestId: null, seats: ['A1'], chooser: {} } as never);
}

test('a new order is answered as Postgres has it, and its workflow is not asked', async () => {
  expect(await create(async () => true, fromPostgres)).toBe(fromPostgres);
  expect(start).toHaveBeenCalledOnce();
  expect(executeUpdate).not.toHaveBeenCalled();
});

test('where the news of a new order is lost, its workflow is asked', async () => {
  expect(await create(async () => false, null)).toBe(fromWorkflow);
  expect(executeUpdate).toHaveBeenCalledExactlyOnceWith(MESSAGE.order.opened);
});
