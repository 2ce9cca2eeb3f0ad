import { expect, test } from 'vitest';
import { bookingReference } from './booking-reference.ts';

test('a passenger reads the reference of the booking', () => {
  expect(bookingReference({ orderId: 'c0ffee00-1234', reference: 'K7QW3P' })).toBe('K7QW3P');
});

test('a passenger with a booking from before references existed reads the same as then', () => {
  expect(bookingReference({ orderId: 'c0ff-ee00-1234', reference: null })).toBe('C0FFEE00');
});
