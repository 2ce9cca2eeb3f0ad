import type { FlightReads, FlightWrites } from '@jumpseat/booking/contracts';
import type { SeatCode, SeatStatus } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { findFlight, flightsOnSale, prepareFindForSale, routesOnSale, searchFlights } from './find-flight.ts';
import { lowestFares } from './lowest-fares.ts';
import { createFlight } from './new-flight.ts';
import { type SeatAt, type SeatTaken, seatMap, seatStates, seatsSince, seatsTaken, seatVersions } from './seat-map.ts';

/** Reads and writes flights and their seats. Never says which order has a seat. */
export interface FlightStore extends FlightReads, FlightWrites {
  /** Every seat's status, with the version of its last change; null if there is no such flight. */
  seatStates(flightId: string): Promise<{ version: number; seats: Record<SeatCode, SeatAt> } | null>;
  /** The seats that changed after version `after`. Throws FLIGHT_NOT_FOUND. */
  seatsSince(flightId: string, after: number): Promise<{ version: number; seats: Record<SeatCode, SeatStatus> }>;
  /** The seats that another order has booked, or holds with a lease that has not expired. */
  seatsTaken(wanted: { flightId: string; seats: readonly SeatCode[]; orderId: string }): Promise<SeatTaken[]>;
  /** The seat version of each existing flight. */
  seatVersions(flightIds: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/** @param now the clock for open sales, in epoch milliseconds */
export function createFlightStore(database: Database, { now = Date.now }: { now?: () => number } = {}): FlightStore {
  return {
    list: (which) => flightsOnSale(database, which, now()),
    search: (search) => searchFlights(database, search, now()),
    lowestFares: (search) => lowestFares(database, search, now()),
    routes: () => routesOnSale(database, now()),
    find: (flightId) => findFlight(database, flightId),
    findForSale: prepareFindForSale(database),
    seatMap: (flightId) => seatMap(database, flightId),
    seatStates: (flightId) => seatStates(database, flightId),
    seatsSince: (flightId, after) => seatsSince(database, flightId, after),
    seatsTaken: (wanted) => seatsTaken(database, wanted, now()),
    seatVersions: (flightIds) => seatVersions(database, flightIds),
    create: (flight) => createFlight(database, flight),
  };
}
