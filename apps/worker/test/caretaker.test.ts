import { randomUUID } from 'node:crypto';
import { instant, VERSIONS_PER_RUN } from '@jumpseat/domain';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { recordingGateway } from './support/gateways.ts';
import { type Stack, startStack, taskQueuesOf } from './support/stack.ts';
import { type TestCaretaker, testCaretakerOf } from './support/test-caretaker.ts';
import { workflowsOfFile } from './support/workflows-of-file.ts';

const WITHIN_A_MINUTE = { timeout: 60_000, interval: 250 };

/** Runs other workflow code under the product's names, so that the product can't replay these histories. */
async function startUnreplayable(suffix: string, workflows: { type: 'seatBlock' | 'order'; id: string }[]) {
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
  let caretaker: TestCaretaker;
  beforeAll(async () => {
    await startUnreplayable(suffix, [
      { type: 'seatBlock', id: blockId },
      { type: 'order', id: `order::${orderId}` },
    ]);
    stack = await startStack({ suffix, isReplayed: false });
    caretaker = testCaretakerOf(stack);
  });
  afterAll(() => stack.stop());
  afterEach(() => caretaker.stop());

  test('is restarted from Postgres within a minute: a flight sells again, and keeps its bookings and holds', async () => {
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
    caretaker.start();
    const order = await orders.open(flight, ['A3']);
    expect(order.status).toBe('SEATS_RESERVED');
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 HELD', 'A3 HELD']);
    expect(await orders.open(flight, ['A1'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_BOOKED' } });
    expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD' } });
    expect(await caretaker.store.stuckWorkflows()).toMatchObject({ stuck: [], restarts: expect.any(Number) });
    expect(caretaker.warnings()).toContainEqual(expect.objectContaining({ workflowId: blockId }));
  }, 90_000);

  test('is restarted from Postgres within a minute: an order keeps its seats and its time', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const held = await orders.open(flight, ['B1']);
    await orders.handle(held).terminate('its row is used for the stuck order');
    await stack.sql`update seats set order_id = ${orderId} where order_id = ${held.id}`;
    await stack.sql`
      insert into orders select (jsonb_populate_record(orders, jsonb_build_object(
        'id', ${orderId}::text, 'state', state || jsonb_build_object('id', ${orderId}::text)))).* from orders where id = ${held.id}`;
    await orders.block(flight, 'economy').terminate('it restarts with the row of the stuck order');

    caretaker.start();
    const stuck = orders.handle({ id: orderId });
    await stuck.signal('catchUp');
    await expect
      .poll(caretaker.warnings, WITHIN_A_MINUTE)
      .toContainEqual(expect.objectContaining({ workflowId: `order::${orderId}` }));
    expect(await orders.status({ id: orderId } as typeof held)).toMatchObject({ status: 'SEATS_RESERVED' });
    await orders.pay({ id: orderId } as typeof held, '11111');
    expect(await stuck.result()).toMatchObject({ status: 'CONFIRMED', hold: { seats: ['B1'] } });
    expect(await projection.find(orderId)).toMatchObject({ status: 'CONFIRMED' });
  }, 90_000);
});

describe('an order whose workflow is lost', () => {
  const recording = recordingGateway();
  let stack: Stack;
  let caretaker: TestCaretaker;
  beforeAll(async () => {
    stack = await startStack({ gateway: recording.gateway });
    caretaker = testCaretakerOf(stack);
  });
  afterAll(() => stack.stop());
  afterEach(() => caretaker.stop());

  test('still expires in time, and its seats are released', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const order = await orders.open(flight, ['A1'], { holdMs: 1_000 });
    await orders.handle(order).terminate('lost');
    caretaker.start();
    await expect.poll(async () => (await projection.find(order.id))?.status, WITHIN_A_MINUTE).toBe('EXPIRED');
    await expect.poll(() => orders.taken(flight)).toEqual([]);
  }, 90_000);

  test('during a payment is refunded, and can be paid again', async () => {
    const { orders, projection } = stack;
    const order = await orders.open(await orders.flight(), ['A1'], { paymentTimeoutMs: 60_000 });
    await orders.pay(order, '00002');
    await orders.handle(order).terminate('lost');
    await caretaker.orders.catchUp(order.id);
    await expect.poll(async () => (await projection.find(order.id))?.status).toBe('SEATS_RESERVED');
    expect(await projection.find(order.id)).toMatchObject({ lastPaymentError: { code: 'PAYMENT_UNAVAILABLE' } });
    expect(recording.voided).toContain(`${order.id}#1`);
    await orders.pay(order, '11111');
    expect((await orders.result(order)).status).toBe('CONFIRMED');
  });

  test('with booked seats is confirmed, because its payment was approved', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const order = await orders.open(flight, ['A1'], { paymentTimeoutMs: 60_000 });
    await orders.pay(order, '00002');
    const block = orders.block(flight, 'economy');
    await block.executeUpdate('apply', {
      args: [[{ type: 'CONFIRM', orderId: order.id, sequence: 3, seats: ['A1'] }]],
    });
    await orders.handle(order).terminate('lost');
    await caretaker.orders.catchUp(order.id);
    await expect.poll(async () => (await projection.find(order.id))?.status).toBe('CONFIRMED');
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED']);
  });
});

describe('stranded seats', () => {
  let stack: Stack;
  let caretaker: TestCaretaker;
  beforeAll(async () => {
    stack = await startStack();
    caretaker = testCaretakerOf(stack);
  });
  afterAll(() => stack.stop());
  afterEach(() => caretaker.stop());

  test('are released: those whose lease expired while their block was lost, and those that an ended order left behind', async () => {
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
    caretaker.start();
    await expect.poll(() => orders.taken(flight), WITHIN_A_MINUTE).toEqual([]);
  }, 90_000);
});
