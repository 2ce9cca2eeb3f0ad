import type { FlightSummary, OrderView, TripView } from '@jumpseat/booking/contracts';

const ORDER = {
  orderId: 'order-1',
  flightId: 'JS201-2026-11-28',
  status: 'CONFIRMED',
  seats: ['12A', '12B'],
  reference: 'K7QW3P',
} satisfies Partial<OrderView>;

const FLIGHT = {
  id: 'JS201-2026-11-28',
  number: 'JS201',
  origin: 'ZRH',
  destination: 'LHR',
  departsAt: '2026-11-28T06:05:00.000Z',
  arrivesAt: '2026-11-28T07:55:00.000Z',
  departsLocal: '2026-11-28T07:05',
  arrivesLocal: '2026-11-28T07:55',
} satisfies Partial<FlightSummary>;

interface Difference {
  readonly order?: Partial<OrderView>;
  readonly flight?: Partial<FlightSummary>;
}

/** For tests: a trip from Zurich to London on Saturday 28 November 2026, with what lists show of it. */
export function aTrip({ order, flight }: Difference = {}): TripView {
  return { order: { ...ORDER, ...order }, flight: { ...FLIGHT, ...flight } } as TripView;
}
