import { randomUUID } from 'node:crypto';
import { instant, VERSIONS_PER_RUN } from '@jumpseat/domain';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type CaredFor, careFor } from './support/care.ts';
import { notingGateway } from './support/gateways.ts';
import { type Stack, startStack, taskQueuesOf } from './support/stack.ts';
import { workflowsOfFile } from './support/workflows-of-file.ts';

const WITHIN_A_MINUTE = { timeout: 60_000, interval: 250 };

/** Has other workflow code run under the product's names, so that the product can't replay what it recorded. */
async function leaveUnreplayable(suffix: string, workflows: { type: 'seatBlock' | 'order'; id: string }[]) {
  const other = await workflowsOfFile('unreplayable-workflows.ts');
  const queues = taskQueuesOf(suffix);
  for (const { type, id } of workflows) {
    const taskQueue = type === 'order' ? queues.order : queues.seat;
    const worker = await Worker.create({
      connection: other.nativeConnection,
      workflowBundle: other.workflowBundle,
      namespace: 'default',
      taskQueue,
    });
    await worker.runUntil(async () => {
      const handle = await other.client.start(type, { workflowId: id, taskQueue });
      await handle.executeUpdate('ping');
    });
  }
  await other.close();
}

describe('a workflow that can’t be replayed', () => {
  const suffix = randomUUID().slice(0, 8);
  const flightId = `T-${suffix}`;
  const blockId = `seat::${flightId}::economy`;
  const orderId = `stuck-${suffix}`;
  let stack: Stack;
  let care: CaredFor;
  beforeAll(async () => {
    await leaveUnreplayable(suffix, [
      { type: 'seatBlock', id: blockId },
      { type: 'order', id: `order::${orderId}` },
    ]);
    stack = await startStack({ suffix, isReplayed: false });
    care = careFor(stack);
  });
  afterAll(() => stack.stop());
  afterEach(() => care.stop());

  test('is started again from Postgres within a minute: a flight sells again, with its bookings and live holds', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight({ id: flightId });
    const leaseUntil = instant(Date.now() + 15 * 60_000);
    await projection.projectSeats({
      flightId,
      blockId: 'economy',
      version: VERSIONS_PER_RUN + 1,
      changes: [
        { seat: 'A1', status: 'BOOKED', orderId: 'ann', leaseUntil: null },
        { seat: 'A2', status: 'HELD', orderId: 'bob', leaseUntil },
      ],
    });
    care.start();
    const order = await orders.open(flight, ['A3']);
    expect(order.status).toBe('SEATS_RESERVED');
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 HELD', 'A3 HELD']);
    expect(await orders.open(flight, ['A1'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_BOOKED' } });
    expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
    expect(await care.store.stuckWorkflows()).toMatchObject({ stuck: [], restarts: expect.any(Number) });
    expect(care.warned()).toContainEqual(expect.objectContaining({ workflowId: blockId }));
  }, 90_000);

  test('is started again from Postgres within a minute: an order goes on with the seats and the time that it had', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const held = await orders.open(flight, ['B1']);
    await orders.handle(held).terminate('its row stands for the order that is stuck');
    await stack.sql`update seats set order_id = ${orderId} where order_id = ${held.id}`;
    await stack.sql`
      insert into orders select (jsonb_populate_record(orders, jsonb_build_object(
        'id', ${orderId}::text, 'state', state || jsonb_build_object('id', ${orderId}::text)))).* from orders where id = ${held.id}`;
    await orders.block(flight, 'economy').terminate('it starts again with the order that is stuck');

    care.start();
    const stuck = orders.handle({ id: orderId });
    await stuck.signal('catchUp');
    await expect
      .poll(care.warned, WITHIN_A_MINUTE)
      .toContainEqual(expect.objectContaining({ workflowId: `order::${orderId}` }));
    expect(await orders.status({ id: orderId } as typeof held)).toMatchObject({ status: 'SEATS_RESERVED' });
    await orders.pay({ id: orderId } as typeof held, '11111');
    expect(await stuck.result()).toMatchObject({ status: 'CONFIRMED', hold: { seats: ['B1'] } });
    expect(await projection.find(orderId)).toMatchObject({ status: 'CONFIRMED' });
  }, 90_000);
});

describe('an order whose workflow is gone', () => {
  const noted = notingGateway();
  let stack: Stack;
  let care: CaredFor;
  beforeAll(async () => {
    stack = await startStack({ gateway: noted.gateway });
    care = careFor(stack);
  });
  afterAll(() => stack.stop());
  afterEach(() => care.stop());

  test('ends in its time all the same, and its seats are free', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const order = await orders.open(flight, ['A1'], { holdMs: 1_000 });
    await orders.handle(order).terminate('lost');
    care.start();
    await expect.poll(async () => (await projection.find(order.id))?.status, WITHIN_A_MINUTE).toBe('EXPIRED');
    await expect.poll(() => orders.taken(flight)).toEqual([]);
  }, 90_000);

  test('in the middle of a payment has its money given back and can be paid again', async () => {
    const { orders, projection } = stack;
    const order = await orders.open(await orders.flight(), ['A1'], { paymentTimeoutMs: 60_000 });
    await orders.pay(order, '00002');
    await orders.handle(order).terminate('lost');
    await care.orders.catchUp(order.id);
    await expect.poll(async () => (await projection.find(order.id))?.status).toBe('SEATS_RESERVED');
    expect(await projection.find(order.id)).toMatchObject({ lastPaymentError: { code: 'PAYMENT_UNAVAILABLE' } });
    expect(noted.voided).toContain(`${order.id}#1`);
    await orders.pay(order, '11111');
    expect((await orders.result(order)).status).toBe('CONFIRMED');
  });

  test('with its seats booked already is confirmed: its payment was approved', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const order = await orders.open(flight, ['A1'], { paymentTimeoutMs: 60_000 });
    await orders.pay(order, '00002');
    const block = orders.block(flight, 'economy');
    await block.executeUpdate('apply', {
      args: [[{ type: 'CONFIRM', orderId: order.id, sequence: 3, seats: ['A1'] }]],
    });
    await orders.handle(order).terminate('lost');
    await care.orders.catchUp(order.id);
    await expect.poll(async () => (await projection.find(order.id))?.status).toBe('CONFIRMED');
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED']);
  });
});

describe('seats that nobody knows of', () => {
  let stack: Stack;
  let care: CaredFor;
  beforeAll(async () => {
    stack = await startStack();
    care = careFor(stack);
  });
  afterAll(() => stack.stop());
  afterEach(() => care.stop());

  test('are free again: what lapsed while its block was gone, and what an order that has ended left behind', async () => {
    const { orders } = stack;
    const flight = await orders.flight();
    const ended = await orders.open(flight, ['A1']);
    await orders.cancel(ended);
    const block = orders.block(flight, 'economy');
    const lease = (ms: number) => instant(Date.now() + ms);
    await block.executeUpdate('apply', {
      args: [
        [
          { type: 'HOLD', orderId: ended.id, sequence: 2, token: 1e9, seats: ['A2'], leaseUntil: lease(600_000) },
          { type: 'HOLD', orderId: 'ann', sequence: 1, seats: ['A3'], leaseUntil: lease(300) },
        ],
      ],
    });
    await block.terminate('lost');
    expect(await orders.taken(flight)).toEqual(['A2 HELD', 'A3 HELD']);
    care.start();
    await expect.poll(() => orders.taken(flight), WITHIN_A_MINUTE).toEqual([]);
  }, 90_000);
});
