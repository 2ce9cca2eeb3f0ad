import type { OrderView } from '@jumpseat/booking/contracts';

/** The reference of a booking. Bookings from before references existed have the start of their order's id. */
export function bookingReference({ orderId, reference }: Pick<OrderView, 'orderId' | 'reference'>): string {
  return (
    reference ??
    orderId
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .slice(0, 8)
      .toUpperCase()
  );
}
