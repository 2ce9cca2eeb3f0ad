import { type FlightForSale, mailWorkflowId } from '@jumpseat/booking/contracts';
import type { Order } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { billableActions, total } from './support/billable-actions.ts';
import { type StackMail, startMail } from './support/mail.ts';
import { type Stack, startStack } from './support/stack.ts';

const SOON = { timeout: 20_000, interval: 100 };

let stack: Stack;
let mail: StackMail;
beforeAll(async () => {
  stack = await startStack();
  mail = await startMail(stack, { send: async () => undefined });
});
afterAll(async () => {
  await mail.stop();
  await stack.stop();
});

/** Books a seat. If there is an address, its owner gets the confirmation by mail. */
async function book(flight: FlightForSale, seat: string, email?: string): Promise<Order> {
  const { orders } = stack;
  const order = await orders.open(flight, [seat]);
  if (email !== undefined) await mail.name(order, { email });
  await orders.pay(order, '11111');
  return orders.result(order);
}

async function actionsOf(workflowId: string): Promise<Record<string, number>> {
  return billableActions(await stack.client.getHandle(workflowId).fetchHistory());
}

test('a booking costs 10 actions of Temporal Cloud: 8 of its order, and 2 of its seat block', async () => {
  const flight = await stack.orders.flight();
  // The first booking of a flight also starts its block and sets the block's timer.
  await book(flight, 'A1');
  const blockId = stack.orders.block(flight, 'economy').workflowId;
  const before = await actionsOf(blockId);
  const order = await book(flight, 'A2');
  const ofOrder = await actionsOf(stack.orders.handle(order).workflowId);
  // Open and pay, the time limit of the hold, the charge, and three turns of the order's loop.
  expect(ofOrder).toEqual({ start: 1, update: 2, timer: 1, activity: 1, 'local activities': 3 });
  expect(total(ofOrder)).toBe(8);
  // Hold and confirm.
  expect(await actionsOf(blockId)).toEqual({ ...before, update: (before.update ?? 0) + 2 });
  expect(await mail.trips.mails(order.id)).toEqual([]);
});

test('a booking with mail costs 3 actions more', async () => {
  const order = await book(await stack.orders.flight(), 'A1', 'ada@example.com');
  await expect.poll(() => mail.trips.mails(order.id), SOON).toMatchObject([{ end: 'SENT' }]);
  const mailId = mailWorkflowId({ orderId: order.id, version: order.version });
  await stack.client.getHandle(mailId).result();
  expect(await actionsOf(mailId)).toEqual({ start: 1, activity: 2 });
});
