import type { FlightReads, FlightWrites } from '@jumpseat/booking/contracts';
import type { SeatCode, SeatStatus } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { findFlight, flightsOnSale, forSaleFinder, routesOnSale, searchFlights } from './find-flight.ts';
import { createFlight } from './new-flight.ts';
import { type SeatAt, type SeatTaken, seatMap, seatStates, seatsSince, seatsTaken, seatVersions } from './seat-map.ts';

/** Flights and their seats as people read them. Says of no seat who has it. */
export interface FlightStore extends FlightReads, FlightWrites {
  /** Every seat's status, with the version of its last change; null when there is no such flight. */
  seatStates(flightId: string): Promise<{ version: number; seats: Record<SeatCode, SeatAt> } | null>;
  /** The seats that changed after that version. Throws FLIGHT_NOT_FOUND when there is no such flight. */
  seatsSince(flightId: string, after: number): Promise<{ version: number; seats: Record<SeatCode, SeatStatus> }>;
  /** Which of these seats are booked for another order than this, or held for another by a lease that still runs. */
  seatsTaken(wanted: { flightId: string; seats: readonly SeatCode[]; orderId: string }): Promise<SeatTaken[]>;
  /** The seat version of each of these flights that there is. */
  seatVersions(flightIds: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/** Reads and writes of flights; `now` is the clock that says whose sales are open, in epoch milliseconds. */
export function createFlightStore(database: Database, { now = Date.now }: { now?: () => number } = {}): FlightStore {
  return {
    list: (which) => flightsOnSale(database, which, now()),
    search: (search) => searchFlights(database, search, now()),
    routes: () => routesOnSale(database, now()),
    find: (flightId) => findFlight(database, flightId),
    findForSale: forSaleFinder(database),
    seatMap: (flightId) => seatMap(database, flightId),
    seatStates: (flightId) => seatStates(database, flightId),
    seatsSince: (flightId, after) => seatsSince(database, flightId, after),
    seatsTaken: (wanted) => seatsTaken(database, wanted, now()),
    seatVersions: (flightIds) => seatVersions(database, flightIds),
    create: (flight) => createFlight(database, flight),
  };
}
