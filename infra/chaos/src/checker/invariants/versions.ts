import type { Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

const violation = reporter('flight versions count seat changes');

/** A flight's version is the highest version of its seats. */
export function flightVersionsCountChanges({ flights, seats }: Tables): Violation[] {
  const byFlight = Map.groupBy(seats, ({ flightId }) => flightId);
  return flights.flatMap(({ id: flightId, seatVersion }) => {
    const newest = Math.max(0, ...(byFlight.get(flightId) ?? []).map(({ flightVersion }) => flightVersion));
    return newest === seatVersion
      ? []
      : [violation({ flightId }, `its version is ${seatVersion}, the newest of its seats has ${newest}`)];
  });
}
