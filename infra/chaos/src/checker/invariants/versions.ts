import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

const violation = reporter('flight versions count seat changes');

/** A flight's version is the highest version of its seats. An archived flight without bookings has no seats. */
export function flightVersionsCountChanges({ flights, seats }: Tables): Violation[] {
  const byFlight = Map.groupBy(seats, ({ flightId }) => flightId);
  return flights.flatMap(({ id: flightId, seatVersion }) => {
    const own = byFlight.get(flightId);
    if (!own) return [];
    const newest = Math.max(0, ...own.map(({ flightVersion }) => flightVersion));
    return newest === seatVersion
      ? []
      : [violation({ flightId }, `its version is ${seatVersion}, the newest of its seats has ${newest}`)];
  });
}
