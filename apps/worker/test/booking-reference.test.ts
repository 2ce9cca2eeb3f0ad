import type { FlightForSale } from '@jumpseat/booking/contracts';
import { type Order, type OrderEvent, readBookingReference } from '@jumpseat/domain';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Stack, startStack } from './support/stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => stack.stop());

type RecordOrder = Stack['projection']['recordOrder'];

/** Holds a seat, pays for it, and returns the order at its end. */
async function book(flight: FlightForSale, seat: string): Promise<Order> {
  const { orders } = stack;
  const order = await orders.open(flight, [seat]);
  await orders.pay(order, '11111');
  return orders.result(order);
}

const referenceOf = (order: Order | null) => (order && 'reference' in order ? order.reference : undefined);

/** An entry to record, with another reference. */
function named(order: Order, event: OrderEvent, reference: string | undefined): [Order, OrderEvent] {
  return [{ ...order, reference } as Order, { ...event, reference } as OrderEvent];
}

/** Lets a test record confirmations in its own way. Everything else is recorded as usual. */
function onConfirmation(confirm: RecordOrder) {
  const { recordOrder } = stack.projection;
  return vi
    .spyOn(stack.projection, 'recordOrder')
    .mockImplementation((order, event, by) => (event.type === 'CONFIRMED' ? confirm : recordOrder)(order, event, by));
}

test('a passenger who has paid gets a booking reference, and each booking has its own', async () => {
  const flight = await stack.orders.flight();
  const booked = await Promise.all(['A1', 'A2', 'A3'].map((seat) => book(flight, seat)));
  for (const order of booked) {
    const reference = referenceOf(order) ?? 'none';
    expect(readBookingReference(reference)).toBe(reference);
    expect(await stack.projection.find(order.id)).toMatchObject({ status: 'CONFIRMED', reference });
    const events = await stack.sql`
      select data->>'reference' as reference from order_events where order_id = ${order.id} and type = 'CONFIRMED'`;
    expect(events).toEqual([{ reference }]);
  }
  expect(new Set(booked.map(referenceOf)).size).toBe(booked.length);
});

test('a booking keeps its reference when its confirmation is repeated after a crash', async () => {
  const { recordOrder } = stack.projection;
  const recorded: (string | undefined)[] = [];
  onConfirmation(async (order, event, by) => {
    const entry = await recordOrder(order, event, by);
    recorded.push(referenceOf(order));
    if (recorded.length === 1) throw new Error('crashed before it returned');
    return entry;
  });
  const booked = await book(await stack.orders.flight(), 'A1');
  expect(recorded[0]).toBeDefined();
  expect(referenceOf(booked)).toBe(recorded[0]);
  expect(referenceOf(await stack.projection.find(booked.id))).toBe(recorded[0]);
});

test('of two tries that confirm a booking at the same time, the first one gives it its reference', async () => {
  const { recordOrder } = stack.projection;
  onConfirmation(async (order, event, by) => {
    await recordOrder(...named(order, event, 'ACDEFG'), by);
    return recordOrder(order, event, by);
  });
  const booked = await book(await stack.orders.flight(), 'A1');
  expect(booked).toMatchObject({ status: 'CONFIRMED', reference: 'ACDEFG' });
  expect(await stack.projection.find(booked.id)).toMatchObject({ reference: 'ACDEFG' });
});

test.each([
  { what: 'the short reference', taken: 1, tries: 1, length: 7 },
  { what: 'every reference of the first try', taken: 5, tries: 2, length: 6 },
])('a booking keeps its seats and gets another reference if $what is taken', async ({ taken, tries, length }) => {
  const { orders, projection, blocks } = stack;
  const flight = await orders.flight();
  const earlier = referenceOf(await book(flight, 'A1'));
  const { recordOrder } = projection;
  let confirmations = 0;
  onConfirmation((order, event, by) => {
    confirmations += 1;
    const isTaken = confirmations <= taken;
    return isTaken ? recordOrder(...named(order, event, earlier), by) : recordOrder(order, event, by);
  });
  const beginTry = vi.spyOn(projection, 'beginTry');
  const send = vi.spyOn(blocks, 'send');

  const booked = await book(flight, 'A2');
  expect(booked.status).toBe('CONFIRMED');
  expect(referenceOf(booked)).toHaveLength(length);
  expect(referenceOf(booked)).not.toBe(earlier);
  expect(confirmations).toBe(taken + 1);
  expect(beginTry.mock.calls.filter(([{ status }]) => status === 'PAYMENT_PENDING')).toHaveLength(tries);
  expect(send.mock.calls.filter(([, , { type }]) => type === 'RELEASE')).toEqual([]);
  expect(await orders.taken(flight)).toEqual(['A1 BOOKED', 'A2 BOOKED']);
});

test('a booking that an older worker has confirmed stays without a reference', async () => {
  const { recordOrder } = stack.projection;
  onConfirmation(async (order, event, by) => {
    await recordOrder(...named(order, event, undefined), by);
    throw new Error('crashed before it returned');
  });
  const booked = await book(await stack.orders.flight(), 'A1');
  expect(booked.status).toBe('CONFIRMED');
  expect(referenceOf(booked)).toBeUndefined();
  expect(await stack.projection.find(booked.id)).toEqual(booked);
});
