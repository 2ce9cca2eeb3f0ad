import { randomUUID } from 'node:crypto';
import { instant, VERSIONS_PER_RUN } from '@jumpseat/domain';
import { Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stack, startStack } from './support/stack.ts';
import { taskQueuesOf } from './support/task-queues.ts';
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

test('a block that can’t be replayed restarts from Postgres within a minute: its flight sells, and keeps bookings and holds', async () => {
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
});

test('an order that can’t be replayed restarts from Postgres within a minute, and keeps its seats and its time', async () => {
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
});
