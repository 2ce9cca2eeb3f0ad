import { expect, test } from 'vitest';
import { anOrder } from './an-order.ts';
import { statusWords } from './status-words.ts';

test.each([
  ['nothing has changed', anOrder(), ''],
  ['the seats were changed in another tab', anOrder({ seats: ['A1', 'A2'] }), 'Your seats are now A1 and A2.'],
  ['a payment runs', anOrder({ status: 'PAYMENT_PENDING' }), ''],
  ['the booking is paid', anOrder({ status: 'CONFIRMED', seats: ['A1', 'A2'] }), 'Booked and paid: A1 and A2.'],
  ['the time is up', anOrder({ status: 'EXPIRED' }), ''],
])('when %s, a screen reader hears what nothing else says', (_what, order, words) => {
  expect(statusWords(order, ['A1'])).toBe(words);
});
