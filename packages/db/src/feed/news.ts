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

/** What is announced on the channel. */
export const News = z.union([z.object({ seats: SeatNews }), z.object({ order: OrderNews })]);
