import type { OrderView } from '@jumpseat/booking/contracts';
import { bookingCode } from '@jumpseat/domain';

/** How a passenger calls a booking: by its reference, or by the start of its id if it has none. */
export function bookingReference({ orderId, reference }: Pick<OrderView, 'orderId' | 'reference'>): string {
  return bookingCode({ id: orderId, reference });
}
