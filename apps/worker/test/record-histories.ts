import { mailWorkflowId } from '@jumpseat/booking/contracts';
import { traceInMemory } from '@jumpseat/tracing/testing';
import { expect, test } from 'vitest';
import { startHousekeeping } from './support/housekeeping.ts';
import { startMail } from './support/mail.ts';
import { recordHistory } from './support/recorded-histories.ts';
import { startStack } from './support/stack.ts';

// Run it as CONTRIBUTING.md says when workflows have new behaviour. Give each history a new name.
test('records histories of the current workflows', async () => {
  const { orders, projection, client, sql, stop } = await startStack();
  try {
    const flight = await orders.flight();
    const confirmed = await orders.open(flight, ['A1', 'A2']);
    await orders.select(confirmed, ['A2', 'B1']);
    await orders.extend(confirmed);
    await orders.pay(confirmed, '00001');
    await expect.poll(async () => (await orders.status(confirmed)).status).toBe('SEATS_RESERVED');
    await orders.pay(confirmed, '00003');
    await orders.result(confirmed);
    await recordHistory('order-declined-then-confirmed', orders.handle(confirmed));

    const refused = await orders.open(flight, ['A2']);
    await orders.result(refused);
    await recordHistory('order-refused', orders.handle(refused));

    const signalled = await orders.open(flight, []);
    await orders.handle(signalled).signal('updateSeats', ['C1']);
    await orders.handle(signalled).signal('submitPayment', '12');
    await orders.handle(signalled).signal('cancelOrder');
    await orders.result(signalled);
    await recordHistory('order-signalled-then-cancelled', orders.handle(signalled));

    const expiring = await orders.open(flight, ['C2'], { holdMs: 1_000 });
    await expect.poll(async () => (await projection.find(expiring.id))?.status, { timeout: 5_000 }).toBe('EXPIRED');
    await recordHistory('order-expired', orders.handle(expiring));

    const unpaid = await orders.open(flight, ['C3'], { paymentTimeoutMs: 200 });
    await orders.pay(unpaid, '00002');
    await expect.poll(async () => (await orders.status(unpaid)).status, { timeout: 15_000 }).toBe('SEATS_RESERVED');
    await recordHistory('order-payment-unavailable', orders.handle(unpaid));

    const boeing = await orders.flight({ layoutId: 'b787-9' });
    const family = { party: [{ kind: 'adult' }, { kind: 'child' }], cabin: 'economy' } as const;
    const atExit = await orders.open(boeing, ['33A', '33B'], {}, family);
    await orders.result(atExit);
    await recordHistory('order-refused-by-the-rules', orders.handle(atExit));

    const ofFamily = await orders.open(boeing, ['21A'], {}, family);
    await orders.handle(ofFamily).signal('submitPayment', '11111');
    await orders.select(ofFamily, ['1A'], { party: [{ kind: 'adult' }], cabin: 'business' });
    await orders.pay(ofFamily, '11111');
    await orders.result(ofFamily);
    await recordHistory('order-of-a-party', orders.handle(ofFamily));

    const block = orders.block(flight, 'economy');
    await block.signal('cmd', { type: 'HOLD', orderId: 'ann', seats: ['C9'], ttl: 1 });
    await expect.poll(() => orders.taken(flight), { timeout: 5_000 }).toEqual(['A2 BOOKED', 'B1 BOOKED', 'C3 HELD']);
    await recordHistory('seat-block-holds-confirms-and-lapses', block);

    const disputed = await orders.flight();
    const conflicting = await orders.open(disputed, ['A1', 'A2']);
    await sql`insert into bookings (flight_id, seat, order_id) values (${disputed.id}, 'A2', 'earlier-booking')`;
    await orders.pay(conflicting, '11111');
    await orders.result(conflicting);
    await recordHistory('seat-block-refused-by-postgres', orders.block(disputed, 'economy'));

    await client.execute('resetFlight', {
      workflowId: `reset::${flight.id}`,
      taskQueue: orders.taskQueues.order,
      args: [flight],
    });
    await recordHistory('order-ended-by-reset', orders.handle(unpaid));
  } finally {
    await stop();
  }
});

test('records the history of a mail', async () => {
  const stack = await startStack();
  const mail = await startMail(stack, { send: async () => undefined });
  try {
    const { orders, client } = stack;
    const order = await orders.open(await orders.flight(), ['A1']);
    await mail.name(order, { email: 'ada@example.com' });
    await orders.pay(order, '11111');
    const { id: orderId, version } = await orders.result(order);
    await expect.poll(() => mail.trips.mails(orderId)).toMatchObject([{ end: 'SENT' }]);
    const delivery = client.getHandle(mailWorkflowId({ orderId, version }));
    await delivery.result();
    await recordHistory('mail-sent', delivery);
  } finally {
    await mail.stop();
    await stack.stop();
  }
});

test('records histories of traced requests', async () => {
  const { tracing } = traceInMemory();
  const { orders, stop } = await startStack({ tracing });
  try {
    const flight = await orders.flight();
    await tracing.startRequest('book', {})?.run(async () => {
      const order = await orders.open(flight, ['A1', 'A2']);
      await orders.pay(order, '11111');
      await orders.result(order);
      await recordHistory('order-traced', orders.handle(order));
      await recordHistory('seat-block-traced', orders.block(flight, 'economy'));
    });
  } finally {
    await stop();
  }
});

test('records the history of housekeeping', async () => {
  const stack = await startStack();
  const housekeeping = await startHousekeeping(stack);
  try {
    const { orders, client, sql, taskQueues } = stack;
    const flight = await orders.flight();
    const paid = await orders.open(flight, ['A1']);
    await orders.pay(paid, '11111');
    await orders.result(paid);
    for (const seat of ['B1', 'B2']) await orders.cancel(await orders.open(flight, [seat]));
    await sql`update flights set departs_at = now() - interval '100 days' where id = ${flight.id}`;
    const workflowId = taskQueues.housekeeping;
    await client.execute('housekeeping', { workflowId, taskQueue: taskQueues.housekeeping, args: [] });
    await recordHistory('housekeeping-of-one-flight', client.getHandle(workflowId));
  } finally {
    await housekeeping.stop();
    await stack.stop();
  }
});
