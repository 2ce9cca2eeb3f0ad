import { SeatStatus } from '@jumpseat/booking/contracts';
import type { AnonymousOrder } from '@jumpseat/domain';
import { z } from 'zod';

/** Seats of a flight changed. `seats` is left out of news too big to carry it: read what changed since the version before. */
export const SeatNews = z.object({
  flightId: z.string(),
  version: z.int(),
  seats: z.record(z.string(), SeatStatus).optional(),
});
export type SeatNews = z.infer<typeof SeatNews>;

/**
 * An order changed. `state` is the order without whose it is; left out where it is too big to be carried along, and where only its payment came
 * further: then the order has to be read.
 */
export const OrderNews = z.object({
  orderId: z.string(),
  version: z.int(),
  state: z.custom<AnonymousOrder>(isState).optional(),
});
export type OrderNews = z.infer<typeof OrderNews>;

/** Who looks at a flight: guests by marks that name no one, so that one who does so at two nodes is counted once; others by number. */
const People = z.object({ marks: z.array(z.string()).readonly(), others: z.int() });

/** Who looks at flights at one API node; only flights of which it has something to say. */
export const ViewerNews = z.object({ node: z.string(), flights: z.record(z.string(), People) });
export type ViewerNews = z.infer<typeof ViewerNews>;

/** What is announced on the channel. */
export const News = z.union([
  z.object({ seats: SeatNews }),
  z.object({ order: OrderNews }),
  z.object({ viewers: ViewerNews }),
]);

/** What the state says beyond this is what `recordOrder` wrote. */
function isState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'status' in state;
}
