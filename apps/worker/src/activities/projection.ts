import type { SeatBlockActivities } from '@jumpseat/booking/contracts';
import {
  withTimeout,
  createFlightStore,
  createOrderStore,
  createSeatStore,
  type Database,
  type FlightStore,
  type OrderStore,
} from '@jumpseat/db';

/** What activities write to and read from Postgres. */
export interface Projection extends SeatBlockActivities, OrderStore, Pick<FlightStore, 'findForSale'> {
  /** The flight's seats that are held or booked. */
  takenSeats(flightId: string): Promise<string[]>;
}

/** A little more than a statement may take in the database, in milliseconds. What waits behind a silent connection must be tried again. */
const ANSWER_MS = 6_000;

/** The projection in a Postgres database. Each call fails where the database is silent. */
export function createProjection(database: Database): Projection {
  const flights = createFlightStore(database);
  return limited({
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

function limited<Store extends object>(store: Store): Store {
  const methods = Object.entries(store).map(([name, method]) => [
    name,
    (...args: unknown[]) => withTimeout(ANSWER_MS, method(...args)),
  ]);
  return Object.fromEntries(methods);
}
