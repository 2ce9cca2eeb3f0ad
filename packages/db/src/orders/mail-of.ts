import type { MailKind } from '@jumpseat/booking/contracts';
import type { Order, OrderEvent } from '@jumpseat/domain';

/** The mail that tells the contact of an event; undefined if none does. `order` is the order after the event. */
export function mailOf(order: Order, event: OrderEvent): MailKind | undefined {
  switch (event.type) {
    case 'CONFIRMED':
      return 'CONFIRMATION';
    case 'FLIGHT_RESET':
      return order.status === 'REFUNDED' ? 'REFUND' : undefined;
    default:
      return undefined;
  }
}
