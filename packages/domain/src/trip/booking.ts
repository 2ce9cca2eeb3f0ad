import type { Order } from '../order/order.ts';

/** A paid order. It stays a booking after a refund: its receipts and its history remain. */
export type Booking = Extract<Order, { readonly status: 'CONFIRMED' | 'REFUNDED' }>;

/** Whether the order was paid. */
export function isBooking<Any extends Pick<Order, 'status'>>(order: Any): order is Any & Pick<Booking, 'status'> {
  return order.status === 'CONFIRMED' || order.status === 'REFUNDED';
}
