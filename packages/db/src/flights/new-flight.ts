import type { NewFlight } from '@jumpseat/booking/router';
import { layoutOf, seatsOf } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { flights, seats } from '../schema/index.ts';

/** Inserts a flight with a row for each seat of its layout; false, and nothing changed, when its id is taken. */
export function createFlight({ db }: Database, flight: NewFlight): Promise<boolean> {
  return db.transaction(async (tx) => {
    const inserted = await tx.insert(flights).values(flight).onConflictDoNothing().returning({ id: flights.id });
    if (inserted.length === 0) return false;
    await tx.insert(seats).values(
      seatsOf(layoutOf(flight.layoutId)).map(({ code, cabin }, position) => ({
        flightId: flight.id,
        code,
        cabin,
        position,
      })),
    );
    return true;
  });
}
