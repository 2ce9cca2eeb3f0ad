import {
  Cabin,
  FlightSummary,
  Money,
  OrderView,
  orderWorkflowId,
  type SeatMapMessage,
  type SeatMapView,
  type SeatStatus,
  type TripView,
} from '@jumpseat/booking/contracts';
import { z } from 'zod';

/** An order in `/api`. */
export const V1Order = OrderView.extend({
  workflowId: z.string().describe('The id of its workflow in Temporal'),
}).describe('An order');
export type V1Order = z.infer<typeof V1Order>;

/** A paid booking with its flight. */
export const V1Trip = z.object({ order: V1Order, flight: FlightSummary }).describe('A paid booking with its flight');
type V1Trip = z.infer<typeof V1Trip>;

export const V1SeatStatus = z.enum(['AVAILABLE', 'RESERVED', 'BOOKED']);

export const V1SeatMap = z
  .object({
    flightId: z.string(),
    version: z.int().describe('Increases by one with each change of the seats'),
    seats: z.array(z.object({ seatNumber: z.string(), status: V1SeatStatus, cabin: Cabin, price: Money })),
  })
  .describe('Every seat of a flight');
export type V1SeatMap = z.infer<typeof V1SeatMap>;

const SeatStates = z
  .record(z.string(), V1SeatStatus)
  .describe('The status of each seat named')
  .meta({ examples: [{ A1: 'RESERVED' }] });

export const V1SeatMapSnapshot = z
  .object({ type: z.literal('snapshot'), version: z.int(), seats: SeatStates })
  .describe('Every seat of a flight');

export const V1SeatMapDelta = z
  .object({ type: z.literal('delta'), after: z.int(), version: z.int(), seats: SeatStates })
  .describe('The seats that changed after version `after`, up to `version`. A resumed stream starts with it');

/** A message of a live seat map. */
export const V1SeatMapMessage = z
  .discriminatedUnion('type', [V1SeatMapSnapshot, V1SeatMapDelta])
  .describe('A message of a live seat map');
type V1SeatMapMessage = z.infer<typeof V1SeatMapMessage>;

/** The seat statuses of `/api`. */
const SEAT_STATUS = {
  AVAILABLE: 'AVAILABLE',
  HELD: 'RESERVED',
  BOOKED: 'BOOKED',
} as const satisfies Record<SeatStatus, z.infer<typeof V1SeatStatus>>;

export function toV1Order(order: OrderView): V1Order {
  return { ...order, workflowId: orderWorkflowId(order.orderId) };
}

export function toV1Trip({ order, flight }: TripView): V1Trip {
  return { order: toV1Order(order), flight };
}

export function toV1SeatMap({ flightId, version, seats }: SeatMapView): V1SeatMap {
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

export function toV1SeatMapMessage(message: SeatMapMessage): V1SeatMapMessage {
  const seats = Object.entries(message.seats).map(([seat, status]) => [seat, SEAT_STATUS[status]] as const);
  return { ...message, seats: Object.fromEntries(seats) };
}
