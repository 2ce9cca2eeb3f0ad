import { DEFAULT_POLICY, holdOf, instant, type Order, type OrderEvent, openOrder, transition } from '@jumpseat/domain';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { pausedGateway } from './support/gateways.ts';
import { refusalOf } from './support/refusal.ts';
import { type Stack, startStack } from './support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

describe.each(['seat', 'cabin', 'flight'] as const)('on a flight with one block a %s', (blockBy) => {
  test('a passenger holds, pays and books two seats, and the database shows each step', async () => {
    const { orders } = stack;
    const flight = await orders.flight({ blockBy });
    const order = await orders.open(flight, ['A1', 'A2']);
    expect(order).toMatchObject({ status: 'SEATS_RESERVED', hold: { seats: ['A1', 'A2'], total: { amount: 17_800 } } });
    expect(await orders.taken(flight)).toEqual(['A1 HELD', 'A2 HELD']);

    expect((await orders.pay(order, '11111')).status).toBe('PAYMENT_PENDING');
    expect((await orders.result(order)).status).toBe('CONFIRMED');
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED']);
    expect(await stack.sql`select seat, order_id from bookings where flight_id = ${flight.id} order by seat`).toEqual([
      { seat: 'A1', order_id: order.id },
      { seat: 'A2', order_id: order.id },
    ]);
  });

  test('an order for taken seats fails and names them', async () => {
    const { orders } = stack;
    const flight = await orders.flight({ blockBy });
    await orders.open(flight, ['A2']);
    const late = await orders.open(flight, ['A1', 'A2', 'A3']);
    expect(late).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD', seats: ['A2'] } });
    expect(await orders.taken(flight)).toEqual(['A2 HELD']);
    expect((await orders.result(late)).status).toBe('FAILED');
  });

  test('a recorded refusal stays when the turn is repeated, even if the seat is free by then', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight({ blockBy });
    const first = await orders.open(flight, ['A1']);
    const { recordOrder } = projection;
    vi.spyOn(projection, 'recordOrder').mockImplementationOnce(async (...refused) => {
      await recordOrder(...refused);
      await orders.cancel(first);
      throw new Error('crashed before it returned');
    });
    const late = await orders.open(flight, ['A1']);
    expect(late).toMatchObject({ status: 'FAILED', reason: { code: 'SEAT_HELD', seats: ['A1'] } });
    expect(await orders.taken(flight)).toEqual([]);
  });

  test('a recorded hold keeps its time when the turn is repeated', async () => {
    const { orders, projection } = stack;
    const flight = await orders.flight({ blockBy });
    const { recordOrder } = projection;
    // Earlier than the repeated turn would set it.
    const expiresAt = instant(Date.now() + 60_000);
    vi.spyOn(projection, 'recordOrder').mockImplementationOnce(async (order, event, by) => {
      const held = { ...order, hold: { ...holdOf(order), expiresAt } } as Order;
      await recordOrder(held, { ...event, expiresAt } as OrderEvent, by);
      throw new Error('crashed before it returned');
    });
    expect(await orders.open(flight, ['A1'])).toMatchObject({ status: 'SEATS_RESERVED', hold: { expiresAt } });
    expect(await orders.taken(flight)).toEqual(['A1 HELD']);
  });

  test('a change of seats holds the new seats, releases the old ones and restarts the time', async () => {
    const { orders } = stack;
    const flight = await orders.flight({ blockBy });
    const order = await orders.open(flight, ['A1', 'A2']);
    const swapped = await orders.select(order, ['A2', 'B1']);
    expect(swapped).toMatchObject({ status: 'SEATS_RESERVED', hold: { seats: ['A2', 'B1'] } });
    expect(await orders.taken(flight)).toEqual(['A2 HELD', 'B1 HELD']);
    const expiry = (each: typeof order) => (each.status === 'SEATS_RESERVED' ? each.hold.expiresAt : '');
    expect(expiry(swapped) > expiry(order)).toBe(true);
  });

  test('a refused change of seats keeps the old seats and their time', async () => {
    const { orders } = stack;
    const flight = await orders.flight({ blockBy });
    await orders.open(flight, ['B1']);
    const order = await orders.open(flight, ['A1']);
    expect(await refusalOf(orders.select(order, ['A2', 'B1']))).toEqual({ code: 'SEAT_HELD', seats: ['B1'] });
    expect(await orders.status(order)).toMatchObject({
      status: 'SEATS_RESERVED',
      hold: order.status === 'SEATS_RESERVED' ? order.hold : {},
      lastRefusal: { code: 'SEAT_HELD', seats: ['B1'] },
    });
    expect(await orders.taken(flight)).toEqual(['A1 HELD', 'B1 HELD']);
  });

  test('a cancelled order releases its seats', async () => {
    const { orders } = stack;
    const flight = await orders.flight({ blockBy });
    const order = await orders.open(flight, ['A1', 'C10']);
    expect((await orders.cancel(order)).status).toBe('CANCELLED');
    expect(await orders.taken(flight)).toEqual([]);
    expect((await orders.open(flight, ['C10'])).status).toBe('SEATS_RESERVED');
  });

  test('of fifty orders that race for one seat, one gets it and 49 fail with a reason', async () => {
    const { orders } = stack;
    const flight = await orders.flight({ blockBy });
    const raced = await Promise.all(Array.from({ length: 50 }, () => orders.open(flight, ['B5'])));
    expect(raced.filter(({ status }) => status === 'SEATS_RESERVED')).toHaveLength(1);
    const failed = raced.filter((order) => order.status === 'FAILED');
    expect(failed).toHaveLength(49);
    for (const order of failed) expect(order.reason).toEqual({ code: 'SEAT_HELD', seats: ['B5'] });
    expect(await orders.taken(flight)).toEqual(['B5 HELD']);
  });
});

test('an order whose id belongs to another order fails, releases its seats, and leaves the other order unchanged', async () => {
  const { orders, projection, client } = stack;
  const flight = await orders.flight();
  const other = await orders.flight();
  const id = `taken-${flight.id}`;
  const opened = openOrder({
    id,
    flightId: other.id,
    userId: 'bob',
    guestId: null,
    policy: DEFAULT_POLICY,
    now: Date.now(),
  });
  const event = { type: 'OPENED', at: opened.createdAt } as const;
  await projection.recordOrder(transition(opened, event), event);
  const input = { orderId: id, flight, userId: 'ann', guestId: null, seats: ['A1'], policy: DEFAULT_POLICY };
  const running = client.execute('order', {
    workflowId: `order::${id}`,
    taskQueue: orders.taskQueues.order,
    args: [input],
  });
  await expect(running).rejects.toMatchObject({ cause: { type: 'ORDER_EXISTS' } });
  expect(await orders.taken(flight)).toEqual([]);
  expect(await projection.find(id)).toMatchObject({ userId: 'bob', flightId: other.id, version: 1 });
});

describe('data that the database can’t store', () => {
  const NUL = 'a\0b';
  const start = (input: { orderId: string } & Record<string, unknown>) =>
    stack.client.execute('order', {
      workflowId: `order::${input.orderId}`,
      taskQueue: stack.orders.taskQueues.order,
      args: [{ userId: 'ann', guestId: null, seats: ['A1', 'A2'], policy: DEFAULT_POLICY, ...input }],
    });

  test.each([
    ['a user with NUL', { userId: NUL }],
    ['a user with half a character', { userId: 'a\ud83d' }],
    ['a guest with NUL', { guestId: NUL }],
    ['a user with NUL, and no seats yet', { userId: NUL, seats: [] }],
  ])('fails an order of %s at once, releases its seats, and affects no other order', async (_what, more) => {
    const { orders, projection } = stack;
    const flight = await orders.flight();
    const recordOrder = vi.spyOn(projection, 'recordOrder');
    const orderId = `unstorable-${flight.id}`;
    const [failed, other] = await Promise.allSettled([
      start({ orderId, flight, ...more }),
      orders.open(flight, ['B1']),
    ]);
    expect(failed).toMatchObject({ status: 'rejected', reason: { cause: { type: 'INTERNAL' } } });
    expect(other).toMatchObject({ status: 'fulfilled', value: { status: 'SEATS_RESERVED' } });
    expect(recordOrder.mock.calls.filter(([{ id }]) => id === orderId)).toHaveLength(1);
    expect(await projection.find(orderId)).toBeNull();
    expect(await orders.taken(flight)).toEqual(['B1 HELD']);
    expect((await orders.open(flight, ['A1', 'A2'])).status).toBe('SEATS_RESERVED');
  });

  test('makes the passenger’s request fail, and leaves the order unchanged: it can still be cancelled', async () => {
    const { orders } = stack;
    const flight = await orders.flight();
    const expensive = { ...flight, fares: { economy: { amount: 2_000_000_000, currency: 'EUR' } } } as const;
    const order = await orders.open(expensive, ['A1', 'A2']);
    expect(order.status).toBe('SEATS_RESERVED');
    expect(await refusalOf(orders.pay(order, '11111'))).toEqual({ code: 'INTERNAL' });
    expect(await orders.status(order)).toEqual(order);
    expect(await orders.taken(flight)).toEqual(['A1 HELD', 'A2 HELD']);
    expect((await orders.cancel(order)).status).toBe('CANCELLED');
    expect(await orders.taken(flight)).toEqual([]);
  });

  test('in a signal is ignored, and the order continues', async () => {
    const { orders } = stack;
    const flight = await orders.flight();
    const order = await orders.open(flight, ['A1']);
    await orders.handle(order).signal('updateSeats', [NUL]);
    expect(await orders.select(order, ['A2'])).toMatchObject({ status: 'SEATS_RESERVED', lastRefusal: null });
    expect(await orders.taken(flight)).toEqual(['A2 HELD']);
  });

  test('in a signal does not keep a seat block from selling', async () => {
    const { orders } = stack;
    const flight = await orders.flight();
    const kept = await orders.open(flight, ['A1']);
    await orders.block(flight, 'economy').signal('cmd', { type: 'HOLD', orderId: NUL, seats: ['A2'], ttl: 600 });
    await expect.poll(async () => (await orders.open(flight, ['A2', 'A3'])).status).toBe('SEATS_RESERVED');
    expect(await orders.taken(flight)).toEqual(['A1 HELD', 'A2 HELD', 'A3 HELD']);
    expect((await orders.cancel(kept)).status).toBe('CANCELLED');
  });
});

test('a passenger can open an order first and choose seats later', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, []);
  expect(order.status).toBe('CREATED');
  expect(await stack.projection.find(order.id)).toMatchObject({ status: 'CREATED' });
  expect(await refusalOf(orders.pay(order, '11111'))).toEqual({ code: 'NOTHING_HELD' });
  expect((await orders.select(order, ['A1'])).status).toBe('SEATS_RESERVED');
});

test('a passenger can extend a hold once', async () => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  const extended = await orders.extend(order);
  expect(extended).toMatchObject({ status: 'SEATS_RESERVED', hold: { extended: true } });
  const [before = 0, until = 0] = [order, extended].map((each) => Date.parse(`${holdOf(each)?.expiresAt}`));
  expect(until - before).toBe(extended.policy.holdMs);
  expect(await refusalOf(orders.extend(order))).toEqual({ code: 'ALREADY_EXTENDED' });
});

test.each([
  [[], 'NO_SEATS'],
  [['A1', 'A1'], 'DUPLICATE_SEAT'],
  [['Z1'], 'NO_SUCH_SEAT'],
  [['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10'], 'TOO_MANY_SEATS'],
])('selecting %j is refused with %s and changes nothing', async (seats, code) => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['C1']);
  expect((await refusalOf(orders.select(order, seats))).code).toBe(code);
  expect(await orders.status(order)).toEqual(order);
});

test.each(['1234', '123456', 'abcde'])('the payment code %s is refused before it is tried', async (code) => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['C1']);
  expect(await refusalOf(orders.pay(order, code))).toEqual({ code: 'BAD_PAYMENT_CODE' });
  expect(await orders.status(order)).toEqual(order);
});

test('concurrent requests to an order are carried out one after the other', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1']);
  const [swap, payment] = await Promise.allSettled([orders.select(order, ['A2']), orders.pay(order, '11111')]);
  expect(payment.status).toBe('fulfilled');
  const ended = await orders.result(order);
  expect(ended).toMatchObject({ status: 'CONFIRMED', hold: { seats: [swap.status === 'fulfilled' ? 'A2' : 'A1'] } });
  expect(await orders.taken(flight)).toHaveLength(1);
});

test('a client without updates can use signals, and read the reason of a refused one', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  await orders.open(flight, ['B1']);
  const order = await orders.open(flight, []);
  const handle = orders.handle(order);

  await handle.signal('updateSeats', ['A1']);
  await expect.poll(() => orders.status(order)).toMatchObject({ status: 'SEATS_RESERVED', hold: { seats: ['A1'] } });
  await handle.signal('updateSeats', ['B1']);
  await expect.poll(async () => (await orders.status(order)).lastRefusal).toEqual({ code: 'SEAT_HELD', seats: ['B1'] });
  await handle.signal('submitPayment', '12');
  await expect.poll(async () => (await orders.status(order)).lastRefusal).toEqual({ code: 'BAD_PAYMENT_CODE' });
  await handle.signal('submitPayment', '11111');
  expect((await orders.result(order)).status).toBe('CONFIRMED');
});

test('a client without updates can cancel by a signal', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1']);
  await orders.handle(order).signal('cancelOrder');
  expect((await orders.result(order)).status).toBe('CANCELLED');
  expect(await orders.taken(flight)).toEqual([]);
});

test('a flight reset ends live orders, refunds confirmed ones and releases every seat', async () => {
  const { orders, client } = stack;
  const flight = await orders.flight();
  const live = await orders.open(flight, ['A1']);
  const paid = await orders.open(flight, ['A2']);
  await orders.pay(paid, '11111');
  const booked = await orders.result(paid);
  const result = await client.execute('resetFlight', {
    workflowId: `reset::${flight.id}`,
    taskQueue: orders.taskQueues.order,
    args: [flight],
  });
  expect(result).toEqual({ ordersEnded: 1, ordersRefunded: 1 });
  expect(await orders.taken(flight)).toEqual([]);
  expect((await orders.result(live)).status).toBe('CANCELLED');
  const reference = 'reference' in booked ? booked.reference : 'none';
  expect(await stack.projection.find(paid.id)).toMatchObject({ status: 'REFUNDED', reference });
  expect(await stack.sql`select from bookings where flight_id = ${flight.id}`).toHaveLength(0);
  expect((await orders.open(flight, ['A1', 'A2'])).status).toBe('SEATS_RESERVED');
});

test('a reset waits for a running payment and refunds it', async () => {
  const paused = pausedGateway();
  const own = await startStack({ gateway: paused.gateway });
  try {
    const { orders, client } = own;
    const flight = await orders.flight();
    const order = await orders.open(flight, ['A1']);
    await orders.pay(order, '12345');
    await paused.chargeStarted;
    const reset = client.execute('resetFlight', {
      workflowId: `reset::${flight.id}`,
      taskQueue: orders.taskQueues.order,
      args: [flight],
    });
    paused.approve();
    expect(await reset).toMatchObject({ ordersRefunded: 1 });
    expect(paused.voided).toEqual([`${order.id}#1`]);
    expect(await own.projection.find(order.id)).toMatchObject({ status: 'REFUNDED' });
    expect(await orders.taken(flight)).toEqual([]);
  } finally {
    await own.stop();
  }
});

test('every step of an order is in its audit log', async () => {
  const { orders } = stack;
  const order = await orders.open(await orders.flight(), ['A1']);
  await orders.pay(order, '00001');
  await expect.poll(async () => (await orders.status(order)).status).toBe('SEATS_RESERVED');
  await orders.pay(order, '11111');
  await orders.result(order);
  const events = await stack.sql`select type from order_events where order_id = ${order.id} order by version`;
  expect(events.map(({ type }) => type)).toEqual([
    'SEATS_HELD',
    'PAYMENT_STARTED',
    'PAYMENT_FAILED',
    'PAYMENT_STARTED',
    'CONFIRMED',
  ]);
  expect(JSON.stringify(await stack.sql`select * from payments where order_id = ${order.id}`)).not.toContain('11111');
  expect(order.createdAt <= instant(Date.now())).toBe(true);
});

test('an order’s workflow checks the seat rules for the party and cabin it was opened for', async () => {
  const { orders, projection } = stack;
  const flight = await orders.flight({ layoutId: 'b787-9' });
  const family = { party: [{ kind: 'adult' }, { kind: 'child' }], cabin: 'economy' } as const;
  expect(await orders.open(flight, ['33A', '33B'], {}, family)).toMatchObject({
    status: 'FAILED',
    reason: { code: 'EXIT_ROW', seats: ['33A', '33B'] },
  });
  const order = await orders.open(flight, ['21A', '21B'], {}, family);
  expect(order).toMatchObject({ status: 'SEATS_RESERVED', ...family });
  expect(await refusalOf(orders.select(order, ['33A']))).toMatchObject({ code: 'EXIT_ROW', seats: ['33A'] });
  expect(await refusalOf(orders.select(order, ['1A']))).toMatchObject({ code: 'OTHER_CABIN', seats: ['1A'] });

  const alone = { party: [{ kind: 'adult' }] } as const;
  await orders.select(order, ['33A'], alone);
  expect(await orders.taken(flight)).toEqual(['33A HELD']);
  expect(await projection.find(order.id)).toMatchObject({ ...alone, cabin: 'economy', hold: { seats: ['33A'] } });
  expect(await orders.select(order, ['1A'], { cabin: null })).toMatchObject({ hold: { seats: ['1A'] } });
  expect((await projection.find(order.id))?.cabin ?? null).toBeNull();
});

test('a party can pay once everyone has a seat', async () => {
  const { orders } = stack;
  const flight = await orders.flight();
  const order = await orders.open(flight, ['A1'], {}, { party: [{ kind: 'adult' }, { kind: 'adult' }] });
  expect((await refusalOf(orders.pay(order, '11111'))).code).toBe('PARTY_SIZE');
  await orders.select(order, ['A1', 'A2']);
  await orders.pay(order, '11111');
  expect((await orders.result(order)).status).toBe('CONFIRMED');
});
