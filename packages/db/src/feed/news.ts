import { SeatStatus } from '@jumpseat/booking/contracts';
import type { AnonymousOrder } from '@jumpseat/domain';
import { z } from 'zod';

/**
 * Seats of a flight have changed. If `seats` would be too large it is left out: read the changes since the previous
 * version.
 */
export const SeatNews = z.object({
  flightId: z.string(),
  version: z.int(),
  seats: z.record(z.string(), SeatStatus).optional(),
});
export type SeatNews = z.infer<typeof SeatNews>;

/**
 * An order has changed. `state` is the order without its owner. It is left out if it is too large, or if only the
 * payment has made progress: then read the order.
 */
export const OrderNews = z.object({
  orderId: z.string(),
  version: z.int(),
  state: z.custom<AnonymousOrder>(isState).optional(),
});
export type OrderNews = z.infer<typeof OrderNews>;

/**
 * The viewers of a flight. Guests have anonymous marks, so that a guest at two nodes counts once; others have a number.
 */
const People = z.object({ marks: z.array(z.string()).readonly(), others: z.int() });

/** The viewers at one API node, by flight. Flights without news are left out. */
export const ViewerNews = z.object({ node: z.string(), flights: z.record(z.string(), People) });
export type ViewerNews = z.infer<typeof ViewerNews>;

/** The payload of a notification. */
export const News = z.union([
  z.object({ seats: SeatNews }),
  z.object({ order: OrderNews }),
  z.object({ viewers: ViewerNews }),
]);

/** Checks no more than this, because `recordOrder` wrote the state. */
function isState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'status' in state;
}
