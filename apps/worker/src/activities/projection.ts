import type { SeatBlockActivities } from '@jumpseat/booking/contracts';
import {
  createFlightStore,
  createOrderStore,
  createSeatStore,
  type Database,
  type FlightStore,
  type OrderStore,
  withTimeout,
} from '@jumpseat/db';

/** The reads and writes of activities in Postgres. */
export interface Projection extends SeatBlockActivities, OrderStore, Pick<FlightStore, 'findForSale'> {
  /** Reads the held and booked seats of a flight. */
  takenSeats(flightId: string): Promise<string[]>;
}

/**
 * Longer than the database's statement timeout, in milliseconds. A query on a dead connection has to fail, so that it
 * is retried.
 */
const QUERY_TIMEOUT_MS = 6_000;

/** Creates the projection in Postgres. Each call fails if the database doesn't answer. */
export function createProjection(database: Database): Projection {
  const flights = createFlightStore(database);
  return limitEach({
    ...createSeatStore(database),
    ...createOrderStore(database),
    findForSale: flights.findForSale,
    async takenSeats(flightId) {
      const states = await flights.seatStates(flightId);
      const seats = Object.entries(states?.seats ?? {});
      return seats.filter(([, { status }]) => status !== 'AVAILABLE').map(([code]) => code);
    },
  });
}

function limitEach<Store extends object>(store: Store): Store {
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    (...args: unknown[]) => withTimeout(QUERY_TIMEOUT_MS, method(...args)),
  ]);
  return Object.fromEntries(methods);
}
