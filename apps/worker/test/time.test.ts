import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { recordingGateway } from './support/gateways.ts';
import { startMail } from './support/mail.ts';
import { refusalOf } from './support/refusal.ts';
import { canSkipTime, startTimeSkippingStack, type TimeSkippingStack } from './support/stack.ts';

const MINUTE = 60_000;

describe.skipIf(!canSkipTime)('as time passes', () => {
  let stack: TimeSkippingStack;
  const { gateway, charged, voided } = recordingGateway();
  beforeAll(async () => {
    stack = await startTimeSkippingStack({ gateway });
  });
  afterAll(() => stack.stop());

  /** Creates a flight that departs in 60 days by the real clock. */
  async function newFlight(blockBy: 'seat' | 'cabin' = 'cabin') {
    return stack.orders.flight({ blockBy, departsMs: Date.now() + 60 * 24 * 60 * MINUTE });
  }

  test.each(['seat', 'cabin'] as const)(
    'an unpaid hold expires after 15 minutes, and its seats are available again (block by %s)',
    async (blockBy) => {
      const { orders } = stack;
      const flight = await newFlight(blockBy);
      const order = await orders.open(flight, ['A1', 'A2']);
      await stack.sleep(14 * MINUTE);
      expect((await orders.status(order)).status).toBe('SEATS_RESERVED');
      await stack.sleep(MINUTE + 1_000);
      await expect.poll(async () => (await stack.projection.find(order.id))?.status).toBe('EXPIRED');
      expect(await orders.taken(flight)).toEqual([]);
      expect((await orders.open(flight, ['A1', 'A2'])).status).toBe('SEATS_RESERVED');
    },
  );

  test('an order without seats expires too', async () => {
    const order = await stack.orders.open(await newFlight(), []);
    await stack.sleep(15 * MINUTE + 1_000);
    await expect.poll(async () => (await stack.projection.find(order.id))?.status).toBe('EXPIRED');
  });

  test('a change of seats restarts the 15 minutes; a refused change does not', async () => {
    const { orders } = stack;
    const flight = await newFlight();
    await orders.open(flight, ['B1']);
    const order = await orders.open(flight, ['A1']);
    await stack.sleep(10 * MINUTE);
    expect((await refusalOf(orders.select(order, ['B1']))).code).toBe('SEAT_HELD');
    await orders.select(order, ['A2']);
    await stack.sleep(10 * MINUTE);
    expect((await orders.status(order)).status).toBe('SEATS_RESERVED');
    await stack.sleep(5 * MINUTE + 1_000);
    await expect.poll(async () => (await stack.projection.find(order.id))?.status).toBe('EXPIRED');
  });

  test('an order holds seats for at most 45 minutes from its first hold', async () => {
    const { orders } = stack;
    const order = await orders.open(await newFlight(), ['A1']);
    for (const seat of ['A2', 'A3', 'A4']) {
      await stack.sleep(14 * MINUTE);
      await orders.select(order, [seat]);
    }
    await stack.sleep(2 * MINUTE);
    expect((await orders.status(order)).status).toBe('SEATS_RESERVED');
    await stack.sleep(2 * MINUTE);
    await expect.poll(async () => (await stack.projection.find(order.id))?.status).toBe('EXPIRED');
  });

  test('a payment that starts in the last second completes with the seats still held', async () => {
    const { orders } = stack;
    const flight = await newFlight();
    const order = await orders.open(flight, ['A1']);
    await stack.sleep(15 * MINUTE - 1_000);
    await orders.pay(order, '00003');
    await stack.sleep(MINUTE);
    expect((await stack.projection.find(order.id))?.status).toBe('CONFIRMED');
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED']);
  });

  test('a payment that hangs is tried three times, voided, and costs one attempt; the seats stay held', async () => {
    const { orders } = stack;
    const flight = await newFlight();
    const order = await orders.open(flight, ['A1'], { paymentTimeoutMs: 300 });
    await orders.pay(order, '00002');
    await expect
      .poll(async () => (await stack.projection.find(order.id))?.status, { timeout: 20_000 })
      .toBe('SEATS_RESERVED');
    expect(await orders.status(order)).toMatchObject({
      attemptsUsed: 1,
      lastPaymentError: { code: 'PAYMENT_UNAVAILABLE' },
    });
    expect(charged.filter((each) => each.startsWith(order.id))).toEqual(
      [1, 2, 3].map((each) => `${order.id}#1 try ${each}`),
    );
    expect(voided).toContain(`${order.id}#1`);
    expect(await orders.taken(flight)).toEqual(['A1 HELD']);
  });

  test('after sales have closed no seat can be held, but a held seat can still be paid', async () => {
    const { orders } = stack;
    const salesCloseMs = (await stack.now()) + 10 * MINUTE;
    const flight = await orders.flight({ salesCloseMs, departsMs: salesCloseMs + 60 * MINUTE });
    const order = await orders.open(flight, ['A1']);
    await stack.sleep(10 * MINUTE + 1_000);
    expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'FAILED', reason: { code: 'FLIGHT_CLOSED' } });
    expect(await refusalOf(orders.select(order, ['A3']))).toEqual({ code: 'FLIGHT_CLOSED' });
    await orders.pay(order, '11111');
    expect((await orders.result(order)).status).toBe('CONFIRMED');
  });

  test('the seats of a lost order are available again when their lease expires', async () => {
    const { orders } = stack;
    const flight = await newFlight();
    const order = await orders.open(flight, ['A1']);
    await orders.handle(order).terminate('the order is lost');
    await stack.sleep(15 * MINUTE + 31_000);
    await expect.poll(() => orders.taken(flight)).toEqual([]);
  });

  test('a mail that no server takes is tried for a day, then given up', async () => {
    const send = vi.fn(() => Promise.reject(Object.assign(new Error('no server'), { code: 'ECONNREFUSED' })));
    const mail = await startMail(stack, { send });
    try {
      const { orders } = stack;
      const order = await orders.open(await newFlight(), ['A1']);
      await mail.name(order, { email: 'ada@example.com' });
      await orders.pay(order, '11111');
      await orders.result(order);
      await expect.poll(() => send.mock.calls.length).toBeGreaterThan(0);
      await stack.sleep(23 * 60 * MINUTE);
      expect(await mail.trips.mails(order.id)).toMatchObject([{ kind: 'CONFIRMATION', end: null }]);
      await stack.sleep(2 * 60 * MINUTE);
      await expect.poll(() => mail.trips.mails(order.id)).toMatchObject([{ end: 'GIVEN_UP' }]);
      expect(send.mock.calls.length).toBeGreaterThan(50);
    } finally {
      await mail.stop();
    }
  });

  test('a block ends when its flight departs: holds expire, bookings stay', async () => {
    const { orders } = stack;
    const flight = await newFlight();
    const paid = await orders.open(flight, ['A1']);
    await orders.pay(paid, '11111');
    await orders.result(paid);
    await stack.sleep(61 * 24 * 60 * MINUTE);
    await orders.block(flight, 'economy').result();
    expect(await orders.taken(flight)).toEqual(['A1 BOOKED']);
    expect(await orders.open(flight, ['A2'])).toMatchObject({ status: 'FAILED', reason: { code: 'FLIGHT_CLOSED' } });
  });
});
