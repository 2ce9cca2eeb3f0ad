import type { FlightSummary, OrderView } from '@jumpseat/booking/contracts';

/** The lists of the page of trips. */
export type TripGroup = 'upcoming' | 'past' | 'refunded';

/** The parts of a trip that decide where it is listed. */
interface Listed {
  readonly order: Pick<OrderView, 'status'>;
  readonly flight: Pick<FlightSummary, 'departsAt' | 'arrivesAt'>;
}

/**
 * A passenger's trips by group: upcoming ones with the next one first, all others with the latest first. A trip is past
 * once its flight has landed, or left if the arrival is unknown.
 *
 * @param now in epoch milliseconds
 */
export function groupTrips<Trip extends Listed>(trips: readonly Trip[], now: number): Record<TripGroup, Trip[]> {
  const earliestFirst = trips.toSorted((a, b) => Date.parse(a.flight.departsAt) - Date.parse(b.flight.departsAt));
  const inGroup = (group: TripGroup) => earliestFirst.filter((trip) => groupOf(trip, now) === group);
  return {
    upcoming: inGroup('upcoming'),
    past: inGroup('past').toReversed(),
    refunded: inGroup('refunded').toReversed(),
  };
}

function groupOf({ order, flight }: Listed, now: number): TripGroup {
  if (order.status === 'REFUNDED') return 'refunded';
  return Date.parse(flight.arrivesAt ?? flight.departsAt) > now ? 'upcoming' : 'past';
}
