import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { recordingGateway } from './support/gateways.ts';
import { type Stack, startStack } from './support/stack.ts';
import { type TestCaretaker, testCaretakerOf } from './support/test-caretaker.ts';

const WITHIN_A_MINUTE = { timeout: 60_000, interval: 250 };

const recording = recordingGateway();
let stack: Stack;
let caretaker: TestCaretaker;
beforeAll(async () => {
  stack = await startStack({ gateway: recording.gateway });
  caretaker = testCaretakerOf(stack);
});
afterAll(() => stack.stop());
afterEach(() => caretaker.stop());

test('an order whose workflow is lost still expires in time, and its seats are released', async () => {
  const { orders, projection } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1'], { holdMs: 5_000 });
  await orders.handle(order).terminate('lost');
  caretaker.start();
  await expect.poll(async () => (await projection.find(order.id))?.status, WITHIN_A_MINUTE).toBe('EXPIRED');
  await expect.poll(() => orders.taken(flight)).toEqual([]);
});

test('an order whose workflow is lost during a payment is refunded, and can be paid again', async () => {
  const { orders, projection } = stack;
  const order = await orders.open(await orders.flight(), ['A1'], { paymentTimeoutMs: 60_000 });
  await orders.pay(order, '00002');
  await orders.handle(order).terminate('lost');
  await caretaker.orders.wake(order.id);
  await expect.poll(async () => (await projection.find(order.id))?.status).toBe('SEATS_RESERVED');
  expect(await projection.find(order.id)).toMatchObject({ lastPaymentError: { code: 'PAYMENT_UNAVAILABLE' } });
  expect(recording.voided).toContain(`${order.id}#1`);
  await orders.pay(order, '11111');
  expect((await orders.result(order)).status).toBe('CONFIRMED');
});

test('an order with booked seats whose workflow is lost is confirmed, because its payment was approved', async () => {
  const { orders, projection } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1'], { paymentTimeoutMs: 60_000 });
  await orders.pay(order, '00002');
  const block = orders.block(flight, 'economy');
  await block.executeUpdate('apply', {
    args: [[{ type: 'CONFIRM', orderId: order.id, sequence: 3, seats: ['A1'] }]],
  });
  await orders.handle(order).terminate('lost');
  await caretaker.orders.wake(order.id);
  await expect.poll(async () => (await projection.find(order.id))?.status).toBe('CONFIRMED');
  expect(await projection.find(order.id)).toMatchObject({ reference: expect.stringMatching(/^[A-Z\d]{6}$/) });
  expect(await orders.taken(flight)).toEqual(['A1 BOOKED']);
});
