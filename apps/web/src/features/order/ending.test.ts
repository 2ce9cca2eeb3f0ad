import { expect, test } from 'vitest';
import { anOrder } from './an-order.ts';
import { endingNotice, endingOf, mayHoldAgain } from './ending.ts';

const failure = (code: 'PAYMENT_DECLINED' | 'PAYMENT_REFUSED' | 'SEAT_HELD', seats?: string[]) => ({
  code,
  message: '',
  advice: '',
  seats,
});

test('a passenger whose last payment was declined reads that all attempts are used', () => {
  const order = anOrder({
    status: 'FAILED',
    failure: failure('PAYMENT_DECLINED'),
    attemptsUsed: 3,
    attemptsLeft: 0,
  });
  expect(endingOf(order)).toEqual({
    title: 'Booking not completed',
    text: "Your payment was declined, and all 3 attempts are used. You haven't been charged. Choose seats again.",
  });
});

test('a passenger whose booking failed reads why and what to do', () => {
  expect(endingOf(anOrder({ status: 'FAILED', failure: failure('PAYMENT_REFUSED') })).text).toBe(
    "Your payment was declined and can't be retried. Choose seats again and use another code.",
  );
  expect(endingOf(anOrder({ status: 'FAILED', failure: failure('SEAT_HELD', ['12C']) })).text).toMatch(
    /^12C was just taken by someone else\. Choose another seat/,
  );
});

test.each([
  ['EXPIRED', "Time's up"],
  ['CANCELLED', 'Booking cancelled'],
  ['REFUNDED', 'Booking refunded'],
] as const)('a passenger reads how an order ended that is %s', (status, title) => {
  expect(endingOf(anOrder({ status })).title).toBe(title);
});

test.each([
  ['EXPIRED', {}],
  ['CANCELLED', {}],
  ['FAILED', { failure: failure('PAYMENT_REFUSED') }],
] as const)('a passenger can hold the seats of an order again that is %s', (status, why) => {
  expect(mayHoldAgain(anOrder({ status, ...why }))).toBe(true);
});

test.each([
  ['an order without seats', anOrder({ status: 'EXPIRED', seats: [] })],
  ['an order whose seats someone else took', anOrder({ status: 'FAILED', failure: failure('SEAT_HELD', ['A1']) })],
  ['a refunded booking', anOrder({ status: 'REFUNDED' })],
])('a passenger has nothing to hold again after %s', (_what, order) => {
  expect(mayHoldAgain(order)).toBe(false);
});

test('a passenger whose hold ended with a reset of the flight is not told that they cancelled', () => {
  const lastRefusal = { code: 'FLIGHT_RESET' as const, message: '', advice: '' };
  const order = anOrder({ status: 'CANCELLED', lastRefusal });
  expect(endingOf(order)).toEqual({
    title: 'The airline had to cancel the bookings of this flight',
    text: 'Your seats were released. Anything you paid is refunded. Choose seats again.',
  });
  expect(endingNotice(order).message).toBe('The airline had to cancel the bookings of this flight.');
});
