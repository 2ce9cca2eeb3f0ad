import {
  type OrderChanged,
  SeatStatus,
  type SeatsChanged,
  type ViewersAtNode,
  type ViewerTally,
} from '@jumpseat/booking/contracts';
import type { AnonymousOrder } from '@jumpseat/domain';
import { z } from 'zod';

const SeatsChangedNews: z.ZodType<SeatsChanged> = z.object({
  flightId: z.string(),
  version: z.int(),
  seats: z.record(z.string(), SeatStatus).optional(),
  trace: z.string().optional(),
});

const OrderChangedNews: z.ZodType<OrderChanged> = z.object({
  orderId: z.string(),
  version: z.int(),
  state: z.custom<AnonymousOrder>(isState).optional(),
});

const Tally: z.ZodType<ViewerTally> = z.object({ marks: z.array(z.string()).readonly(), others: z.int() });

const ViewersNews: z.ZodType<ViewersAtNode> = z.object({ node: z.string(), flights: z.record(z.string(), Tally) });

/** The payload of a notification. */
export const News = z.union([
  z.object({ seats: SeatsChangedNews }),
  z.object({ order: OrderChangedNews }),
  z.object({ viewers: ViewersNews }),
]);

/** Checks no more than this, because `recordOrder` wrote the state. */
function isState(state: unknown): boolean {
  return typeof state === 'object' && state !== null && 'status' in state;
}
