import type { SeatBlockActivities } from '@jumpseat/booking/contracts';
import {
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

/** The projection in a Postgres database. */
export function createProjection(database: Database): Projection {
  const flights = createFlightStore(database);
  return {
    ...createSeatStore(database),
    ...createOrderStore(database),
    findForSale: flights.findForSale,
    async takenSeats(flightId) {
      const states = await flights.seatStates(flightId);
      const seats = Object.entries(states?.seats ?? {});
      return seats.filter(([, { status }]) => status !== 'AVAILABLE').map(([code]) => code);
    },
  };
}
