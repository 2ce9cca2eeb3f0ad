import { SeatStatus } from '@jumpseat/booking/contracts';
import { z } from 'zod';

/** Seats of a flight changed. `seats` is left out of news too big to carry it: read what changed since the version before. */
export const SeatNews = z.object({
  flightId: z.string(),
  version: z.int(),
  seats: z.record(z.string(), SeatStatus).optional(),
});
export type SeatNews = z.infer<typeof SeatNews>;

/** An order changed. */
export const OrderNews = z.object({ orderId: z.string(), version: z.int() });
export type OrderNews = z.infer<typeof OrderNews>;

/** How many look at flights at one API node. Names no one, and only flights of which it has something to say. */
export const ViewerNews = z.object({ node: z.string(), flights: z.record(z.string(), z.int()) });
export type ViewerNews = z.infer<typeof ViewerNews>;

/** What is announced on the channel. */
export const News = z.union([
  z.object({ seats: SeatNews }),
  z.object({ order: OrderNews }),
  z.object({ viewers: ViewerNews }),
]);
