import type { OrderView } from '@jumpseat/booking/contracts';
import { euros } from '@jumpseat/domain';

/** For tests: an order that holds seats. */
export function anOrder(difference: Partial<OrderView> = {}): OrderView {
  return {
    orderId: 'order-1',
    flightId: 'FL123',
    userId: 'guest',
    status: 'SEATS_RESERVED',
    seats: ['A1'],
    party: [{ kind: 'adult' }],
    cabin: null,
    total: euros(8_900),
    price: null,
    holdExpiresAt: '2030-01-01T12:15:00.000Z',
    timeRemaining: 900,
    holdSeconds: 900,
    extendable: true,
    extensionSeconds: 900,
    attemptsUsed: 0,
    attemptsLeft: 3,
    payment: null,
    lastPaymentError: null,
    lastRefusal: null,
    failure: null,
    reference: null,
    version: 1,
    createdAt: '2030-01-01T12:00:00.000Z',
    updatedAt: '2030-01-01T12:00:00.000Z',
    serverTime: '2030-01-01T12:00:00.000Z',
    ...difference,
  };
}
