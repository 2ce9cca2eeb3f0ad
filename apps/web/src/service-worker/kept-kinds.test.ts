import { expect, test } from 'vitest';
import { kindOf, TRIPS } from './kept-kinds.ts';

test.each(['/trips', '/de/trips', '/ar/orders/mine', '/de/orders/mine/ticket'])(
  'a browser keeps %s as long as trips',
  (path) => {
    expect(kindOf(path)).toBe(TRIPS);
  },
);

test.each(['/trips/more', '/trips/open/link', '/flights/FL123', '/orders', '/orders/mine/receipts'])(
  'a browser never keeps %s',
  (path) => {
    expect(kindOf(path)).toBeUndefined();
  },
);
