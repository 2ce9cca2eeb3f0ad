import { afterAll, beforeAll, expect, test } from 'vitest';
import { pausedGateway, recordingGateway } from './support/gateways.ts';
import { refusalOf } from './support/refusal.ts';
import { type Stack, startStack } from './support/stack.ts';

let stack: Stack;
const { gateway, charged, voided } = recordingGateway();
beforeAll(async () => {
  stack = await startStack({ gateway });
});
afterAll(() => stack.stop());

test('the code 11111 is approved', async () => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  await orders.pay(order, '11111');
  expect(await orders.result(order)).toMatchObject({ status: 'CONFIRMED', attemptsUsed: 1 });
  expect(voided).not.toContain(`${order.id}#1`);
});

test('an ordinary code is approved', async () => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  await orders.pay(order, '48213');
  expect((await orders.result(order)).status).toBe('CONFIRMED');
});

test('the code 00000 ends the order at once and releases its seats', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1']);
  await orders.pay(order, '00000');
  expect(await orders.result(order)).toMatchObject({ status: 'FAILED', reason: { code: 'PAYMENT_REFUSED' } });
  expect(await orders.taken(flight)).toEqual([]);
});

test('the code 00001 leaves two attempts, then one, then ends the order', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1']);
  for (const used of [1, 2]) {
    await orders.pay(order, '00001');
    await expect
      .poll(() => orders.status(order))
      .toMatchObject({ status: 'SEATS_RESERVED', attemptsUsed: used, lastPaymentError: { code: 'PAYMENT_DECLINED' } });
    expect(await orders.taken(flight)).toEqual(['A1 HELD']);
  }
  await orders.pay(order, '00001');
  expect(await orders.result(order)).toMatchObject({ status: 'FAILED', reason: { code: 'PAYMENT_DECLINED' } });
  expect(await orders.taken(flight)).toEqual([]);
});

test('the code 00003 fails twice, which the order shows, and is approved at the third try, all in one attempt', async () => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  await orders.pay(order, '00003');
  for (const failedTries of [1, 2]) {
    await expect.poll(() => stack.projection.find(order.id)).toMatchObject({ gateway: { failedTries } });
  }
  expect(await orders.result(order)).toMatchObject({ status: 'CONFIRMED', attemptsUsed: 1 });
  expect(charged.filter((each) => each.startsWith(order.id))).toHaveLength(3);
});

test('a passenger whose payment was declined can try another code', async () => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  await orders.pay(order, '00001');
  await expect.poll(async () => (await orders.status(order)).status).toBe('SEATS_RESERVED');
  await orders.pay(order, '11111');
  expect(await orders.result(order)).toMatchObject({ status: 'CONFIRMED', attemptsUsed: 2 });
  const payments = await stack.sql`select attempt, status from payments where order_id = ${order.id} order by attempt`;
  expect(payments).toEqual([
    { attempt: 1, status: 'DECLINED' },
    { attempt: 2, status: 'APPROVED' },
  ]);
});

test('while a payment runs, every other request is refused', async () => {
  const paused = pausedGateway();
  const own = await startStack({ gateway: paused.gateway });
  try {
    const { orders } = own;
    const order = await orders.open(await orders.flight(), ['A1']);
    await orders.pay(order, '12345');
    await paused.chargeStarted;
    const requests = [
      orders.pay(order, '11111'),
      orders.cancel(order),
      orders.select(order, ['A2']),
      orders.extend(order),
    ];
    for (const refusal of await Promise.all(requests.map(refusalOf))) {
      expect(refusal).toEqual({ code: 'PAYMENT_IN_PROGRESS' });
    }
    paused.approve();
    expect((await orders.result(order)).status).toBe('CONFIRMED');
  } finally {
    await own.stop();
  }
});

test.each(['seat', 'cabin'] as const)(
  'a passenger is refunded if a seat is gone when the payment is approved (block by %s)',
  async (blockBy) => {
    const paused = pausedGateway();
    const own = await startStack({ gateway: paused.gateway });
    try {
      const { orders } = own;
      const flight = await orders.flight({ blockBy });
      const order = await orders.open(flight, ['A1', 'A2']);
      await orders.pay(order, '12345');
      await paused.chargeStarted;
      const block = orders.block(flight, blockBy === 'seat' ? 'A2' : 'economy');
      await block.signal('cmd', { type: 'RELEASE', orderId: order.id, seats: ['A2'] });
      await block.signal('cmd', { type: 'HOLD', orderId: 'somebody-else', seats: ['A2'], ttl: 600 });
      paused.approve();

      expect(await orders.result(order)).toMatchObject({
        status: 'FAILED',
        reason: { code: 'SEATS_LOST', seats: ['A2'] },
      });
      expect(paused.voided).toEqual([`${order.id}#1`]);
      expect(await orders.taken(flight)).toEqual(['A2 HELD']);
      expect(await own.sql`select status from payments where order_id = ${order.id}`).toEqual([{ status: 'VOIDED' }]);
      expect(await own.sql`select from bookings where flight_id = ${flight.id}`).toHaveLength(0);
    } finally {
      await own.stop();
    }
  },
);

test('a passenger is refunded if Postgres has the seat booked for somebody else, whatever the block holds', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1', 'A2']);
  await stack.sql`insert into bookings (flight_id, seat, order_id) values (${flight.id}, 'A2', 'earlier-booking')`;
  await orders.pay(order, '11111');
  expect(await orders.result(order)).toMatchObject({ status: 'FAILED', reason: { code: 'SEATS_LOST', seats: ['A2'] } });
  expect(voided).toContain(`${order.id}#1`);
  expect(await orders.taken(flight)).toEqual(['A2 BOOKED']);
  const bookings = await stack.sql`select seat, order_id from bookings where flight_id = ${flight.id}`;
  expect(bookings).toEqual([{ seat: 'A2', order_id: 'earlier-booking' }]);
});
