import { expect, test } from 'vitest';
import { instant } from '../instant.ts';
import { euros } from '../money.ts';
import { adults } from '../party/party.ts';
import { extensionMs, holdUntil, refuseByState, refuseIntent } from './intent.ts';
import { attemptsLeft, chooserOf, deadlineOf, type Order } from './order.ts';
import { longestPaymentMs, DEFAULT_POLICY as policy } from './policy.ts';
import { type OrderEvent, openOrder, transition } from './transition.ts';

const NOON = Date.parse('2030-01-01T12:00:00Z');
const MINUTE = 60_000;
const opened = openOrder({ id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, policy, now: NOON });

const at = (minute: number) => instant(NOON + minute * MINUTE);
const held = (minute: number, seats = ['A1']): OrderEvent => ({
  type: 'SEATS_HELD',
  at: at(minute),
  seats,
  total: euros(8_900),
  expiresAt: at(minute + 15),
});
const started = (minute: number): OrderEvent => ({
  type: 'PAYMENT_STARTED',
  at: at(minute),
  expiresAt: at(minute + 15),
});
const declined = (minute: number): OrderEvent => ({
  type: 'PAYMENT_FAILED',
  at: at(minute),
  refusal: { code: 'PAYMENT_DECLINED' },
  ends: false,
});
const after = (...events: OrderEvent[]): Order => events.reduce(transition, opened);

test('the time to pay starts with the first hold, and a change of seats restarts it', () => {
  expect(deadlineOf(after(held(5)))).toBe(NOON + 20 * MINUTE);
  expect(deadlineOf(after(held(5), held(10, ['A2'])))).toBe(NOON + 25 * MINUTE);
});

test.each([
  [15, 10],
  [1_440, 10],
  [1, 1],
])('an order without seats expires soon: with holds of %i minutes, after %i minutes', (holdMinutes, expected) => {
  const facts = { id: 'o1', flightId: 'FL123', userId: 'ann', guestId: null, now: NOON };
  const empty = openOrder({ ...facts, policy: { ...policy, holdMs: holdMinutes * MINUTE } });
  expect(deadlineOf(transition(empty, { type: 'OPENED', at: at(0) }))).toBe(NOON + expected * MINUTE);
});

test('an order keeps its seats and its time when a change is refused, and says why', () => {
  const refused = after(held(0), {
    type: 'SEATS_REFUSED',
    at: at(1),
    refusal: { code: 'SEAT_HELD', seats: ['A2'] },
    ends: false,
  });
  expect(refused).toMatchObject({
    status: 'SEATS_RESERVED',
    hold: { seats: ['A1'] },
    lastRefusal: { code: 'SEAT_HELD' },
  });
  expect(deadlineOf(refused)).toBe(NOON + 15 * MINUTE);
});

test('an order whose first seats are refused has failed', () => {
  const refusal = { code: 'SEAT_BOOKED', seats: ['A1'] } as const;
  expect(after({ type: 'SEATS_REFUSED', at: at(0), refusal, ends: true })).toMatchObject({
    status: 'FAILED',
    reason: refusal,
  });
});

test('an order never holds seats longer than the limit from its first hold', () => {
  const late = after(held(0), held(14), held(28), held(40));
  expect(holdUntil(late, NOON + 40 * MINUTE)).toBe(NOON + 55 * MINUTE);
  const capped = after(held(0), held(14));
  expect(holdUntil(capped, NOON + 28 * MINUTE)).toBe(NOON + 43 * MINUTE);
  expect(holdUntil(capped, NOON + 29 * MINUTE + 30_000)).toBe(NOON + 44 * MINUTE + 30_000);
  expect(holdUntil(capped, NOON + 29 * MINUTE + 59_000)).toBeLessThanOrEqual(NOON + 45 * MINUTE);
});

test('a passenger can extend the hold once', () => {
  const order = after(held(0));
  expect(refuseIntent(order, { type: 'EXTEND' }, NOON + MINUTE)).toBeUndefined();
  const extended = transition(order, { type: 'HOLD_EXTENDED', at: at(1), expiresAt: at(30) });
  expect(refuseIntent(extended, { type: 'EXTEND' }, NOON + 2 * MINUTE)?.code).toBe('ALREADY_EXTENDED');
});

test.each([
  ['a new hold', 15, after(held(0))],
  ['a hold that other seats have renewed', 15, after(held(0), held(10, ['A2']))],
  ['a hold near the limit from its first hold', 10, after(held(0), held(20, ['A2']))],
  ['a hold that ends at the limit', 0, after(held(0), held(30, ['A2']))],
  ['a hold that a payment has taken past the limit', 0, after(held(0), held(30), started(32), declined(32))],
  ['a hold that was extended', 0, after(held(0), { type: 'HOLD_EXTENDED', at: at(1), expiresAt: at(30) })],
  ['an order without seats', 0, opened],
  ['an order with a payment in progress', 0, after(held(0), started(1))],
])('an extension of %s adds %i minutes', (_what, minutes, order) => {
  expect(extensionMs(order)).toBe(minutes * MINUTE);
});

test('a change of seats after the extension takes no time away', () => {
  const extended = after(held(0), { type: 'HOLD_EXTENDED', at: at(1), expiresAt: at(30) });
  expect(holdUntil(extended, NOON + 2 * MINUTE)).toBe(NOON + 30 * MINUTE);
});

test('an order fails with the third declined payment', () => {
  const once = after(held(0), started(1), declined(1));
  expect(once).toMatchObject({ status: 'SEATS_RESERVED', lastPaymentError: { code: 'PAYMENT_DECLINED' } });
  expect(attemptsLeft(once)).toBe(2);
  const thrice = after(held(0), started(1), declined(1), started(2), declined(2), started(3), declined(3));
  expect(thrice).toMatchObject({ status: 'FAILED', reason: { code: 'PAYMENT_DECLINED' } });
});

test('an order fails at once when the gateway refuses the payment', () => {
  const refused = { type: 'PAYMENT_FAILED', at: at(1), refusal: { code: 'PAYMENT_REFUSED' }, ends: true } as const;
  expect(after(held(0), started(1), refused)).toMatchObject({ status: 'FAILED', reason: { code: 'PAYMENT_REFUSED' } });
});

test('an order with a payment in progress cannot expire and refuses all other requests', () => {
  const paying = after(held(0), started(1));
  expect(deadlineOf(paying)).toBeUndefined();
  for (const intent of [
    { type: 'CANCEL' },
    { type: 'EXTEND' },
    { type: 'PAY', code: '11111' },
    { type: 'SELECT_SEATS', seats: ['A2'] },
  ] as const) {
    expect(refuseIntent(paying, intent, NOON)?.code).toBe('PAYMENT_IN_PROGRESS');
  }
  expect(() => transition(paying, { type: 'EXPIRED', at: at(20) })).toThrow("EXPIRED can't follow PAYMENT_PENDING");
});

test.each([
  ['CONFIRMED', [held(0), started(1), { type: 'CONFIRMED', at: at(1) }], 'ORDER_CONFIRMED'],
  ['EXPIRED', [held(0), { type: 'EXPIRED', at: at(15) }], 'ORDER_EXPIRED'],
  ['CANCELLED', [held(0), { type: 'CANCELLED', at: at(3) }], 'ORDER_CANCELLED'],
] as const)('an order that is %s refuses every request', (status, events, code) => {
  const ended = after(...events);
  expect(ended.status).toBe(status);
  expect(refuseIntent(ended, { type: 'SELECT_SEATS', seats: ['A2'] }, NOON)?.code).toBe(code);
  expect(refuseIntent(ended, { type: 'PAY', code: '11111' }, NOON)?.code).toBe(code);
});

test('a passenger needs seats and a code of 5 digits to pay', () => {
  expect(refuseIntent(opened, { type: 'PAY', code: '11111' }, NOON)?.code).toBe('NOTHING_HELD');
  for (const code of ['1234', '123456', 'abcde', '１２３４５', '']) {
    expect(refuseIntent(after(held(0)), { type: 'PAY', code }, NOON)?.code).toBe('BAD_PAYMENT_CODE');
  }
});

test('an order refuses requests after its time is over, even before it is marked expired', () => {
  expect(refuseIntent(after(held(0)), { type: 'PAY', code: '11111' }, NOON + 15 * MINUTE)?.code).toBe('ORDER_EXPIRED');
});

test('the state alone never says that the time is over', () => {
  for (const intent of [{ type: 'PAY', code: '11111' }, { type: 'EXTEND' }, { type: 'CANCEL' }] as const) {
    expect(refuseIntent(after(held(0)), intent, NOON + 60 * MINUTE)?.code).toBe('ORDER_EXPIRED');
    expect(refuseByState(after(held(0)), intent)).toBeUndefined();
  }
  const capped = after(held(0), held(30));
  expect(refuseIntent(capped, { type: 'EXTEND' }, NOON + 30 * MINUTE)?.code).toBe('HOLD_LIMIT_REACHED');
  expect(refuseByState(capped, { type: 'EXTEND' })).toBeUndefined();
});

test.each([
  ['a request to an ended order', after(held(0), { type: 'EXPIRED', at: at(15) }), { type: 'CANCEL' }, 'ORDER_EXPIRED'],
  ['a request during a payment', after(held(0), started(1)), { type: 'CANCEL' }, 'PAYMENT_IN_PROGRESS'],
  ['a payment code of 4 digits', after(held(0)), { type: 'PAY', code: '1111' }, 'BAD_PAYMENT_CODE'],
  ['an extension without seats', opened, { type: 'EXTEND' }, 'NOTHING_HELD'],
  [
    'a second extension',
    after(held(0), { type: 'HOLD_EXTENDED', at: at(1), expiresAt: at(30) }),
    { type: 'EXTEND' },
    'ALREADY_EXTENDED',
  ],
  [
    'a payment for more passengers than seats',
    after({ ...held(0), party: adults(2) } as OrderEvent),
    { type: 'PAY', code: '11111' },
    'PARTY_SIZE',
  ],
] as const)('the state alone refuses %s', (_what, order, intent, code) => {
  expect(refuseByState(order, intent)?.code).toBe(code);
});

test('a reset refunds a confirmed order and cancels a live one', () => {
  const confirmed = after(held(0), started(1), { type: 'CONFIRMED', at: at(1) });
  expect(transition(confirmed, { type: 'FLIGHT_RESET', at: at(2) }).status).toBe('REFUNDED');
  expect(after(held(0), { type: 'FLIGHT_RESET', at: at(2) }).status).toBe('CANCELLED');
});

test('a booking keeps its reference, also when it is refunded', () => {
  const confirmed = after(held(0), started(1), { type: 'CONFIRMED', at: at(1), reference: 'K7QW3P' });
  expect(confirmed).toMatchObject({ status: 'CONFIRMED', reference: 'K7QW3P' });
  const refunded = transition(confirmed, { type: 'FLIGHT_RESET', at: at(2) });
  expect(refunded).toMatchObject({ status: 'REFUNDED', reference: 'K7QW3P' });
});

test('a booking from before references existed has none, and can be refunded', () => {
  const confirmed = after(held(0), started(1), { type: 'CONFIRMED', at: at(1) });
  expect(confirmed).not.toHaveProperty('reference');
  expect(transition(confirmed, { type: 'FLIGHT_RESET', at: at(2) })).not.toHaveProperty('reference');
});

test('an order has no reference before it is confirmed', () => {
  const events = [held(0), started(1), declined(2)];
  for (const [index] of events.entries()) {
    expect(after(...events.slice(0, index + 1))).not.toHaveProperty('reference');
  }
});

test('an order keeps its cabin until the passenger chooses another, or any', () => {
  const inEconomy = after({ ...held(0), cabin: 'economy' } as OrderEvent);
  const moved = transition(inEconomy, held(1, ['A2']));
  expect([moved.cabin, chooserOf(moved, {}).cabin, chooserOf(moved, { cabin: null }).cabin]).toEqual([
    'economy',
    'economy',
    null,
  ]);
  const anywhere = transition(moved, { ...held(2), cabin: null } as OrderEvent);
  expect(chooserOf(transition(anywhere, held(3, ['A2']))).cabin ?? null).toBeNull();
});

test('each event raises the version by one', () => {
  expect(after(held(0), started(1), declined(1)).version).toBe(3);
});

test('the longest payment covers every try, the waits between them and a margin', () => {
  expect(longestPaymentMs(policy)).toBe(3 * 10_000 + 1_000 + 2_000 + 5_000);
});
