import {
  Cabin,
  Money,
  OrderView,
  orderWorkflowId,
  type SeatMapMessage,
  type SeatMapView,
  type SeatStatus,
} from '@jumpseat/booking/contracts';
import { z } from 'zod';

/** An order as `/api` shows it. */
export const ApiOrder = OrderView.extend({ workflowId: z.string().describe('The order in Temporal') }).describe(
  'An order',
);
export type ApiOrder = z.infer<typeof ApiOrder>;

export const ApiSeatStatus = z.enum(['AVAILABLE', 'RESERVED', 'BOOKED']);

export const ApiSeatMap = z
  .object({
    flightId: z.string(),
    version: z.int().describe('Rises by one with each change of the seats'),
    seats: z.array(z.object({ seatNumber: z.string(), status: ApiSeatStatus, cabin: Cabin, price: Money })),
  })
  .describe('Every seat of a flight');
export type ApiSeatMap = z.infer<typeof ApiSeatMap>;

const SeatStates = z
  .record(z.string(), ApiSeatStatus)
  .describe('The status of each seat named')
  .meta({ examples: [{ A1: 'RESERVED' }] });

export const ApiSeatMapSnapshot = z
  .object({ type: z.literal('snapshot'), version: z.int(), seats: SeatStates })
  .describe('Every seat of a flight; for a reader that named a version, the seats that changed since');

export const ApiSeatMapDelta = z
  .object({ type: z.literal('delta'), after: z.int(), version: z.int(), seats: SeatStates })
  .describe('The seats that changed after version `after`, up to `version`');

/** A message of a live map. */
export const ApiSeatMapMessage = z
  .discriminatedUnion('type', [ApiSeatMapSnapshot, ApiSeatMapDelta])
  .describe('A message of a live map');
type ApiSeatMapMessage = z.infer<typeof ApiSeatMapMessage>;

/** What `/api` calls a seat's state. */
const SEAT_STATUS = {
  AVAILABLE: 'AVAILABLE',
  HELD: 'RESERVED',
  BOOKED: 'BOOKED',
} as const satisfies Record<SeatStatus, z.infer<typeof ApiSeatStatus>>;

export function apiOrder(order: OrderView): ApiOrder {
  return { ...order, workflowId: orderWorkflowId(order.orderId) };
}

export function apiSeatMap({ flightId, version, seats }: SeatMapView): ApiSeatMap {
  return {
    flightId,
    version,
    seats: seats.map(({ code, cabin, price, status }) => ({
      seatNumber: code,
      status: SEAT_STATUS[status],
      cabin,
      price,
    })),
  };
}

export function apiSeatMapMessage(message: SeatMapMessage): ApiSeatMapMessage {
  const seats = Object.entries(message.seats).map(([seat, status]) => [seat, SEAT_STATUS[status]] as const);
  return { ...message, seats: Object.fromEntries(seats) };
}
