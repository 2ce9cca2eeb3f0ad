import { connect, createFlightStore } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import { failWith, SetupError } from '@jumpseat/dev/failure';
import { say } from '@jumpseat/dev/steps';
import { instant, layoutOf, seatsOf, usualFares } from '@jumpseat/domain';
import { prepareBookSeats } from './book-seats.ts';
import { growth, readSizes } from './table-sizes.ts';

const LAYOUT = 'a320neo';
const FLIGHTS = 12;
const DAY_MS = 86_400_000;

/** Sells some flights, two seats at a time. Prints the KB of tables and log for each flight and each booking. */
async function measureStorage(url: string): Promise<void> {
  const database = connect(url, { max: 1 });
  try {
    const flights = createFlightStore(database);
    const book = prepareBookSeats(database);
    const layout = layoutOf(LAYOUT);
    const seats = seatsOf(layout).map(({ code }) => code);
    const departsAt = instant(Date.now() + DAY_MS);
    const ids = Array.from({ length: FLIGHTS }, (_, index) => `JS${index}-2026-11-27`);
    const sales = { departsAt, salesCloseAt: departsAt, fares: usualFares(layout), surcharges: {} };
    const facts = { layoutId: LAYOUT, blockBy: 'cabin', origin: 'ZRH', destination: 'LIS', ...sales } as const;

    const empty = await readSizes(database);
    for (const id of ids) await flights.create({ id, ...facts });
    const onSale = await readSizes(database);
    let bookings = 0;
    for (const id of ids) {
      for (let first = 0; first + 1 < seats.length; first += 2) {
        await book(id, seats.slice(first, first + 2));
        bookings += 1;
      }
    }
    await database.sql`vacuum`;
    const sold = await readSizes(database);
    const results = {
      bookings,
      seatsAFlight: seats.length,
      kbAFlight: growth(empty, onSale, FLIGHTS),
      kbABooking: growth(onSale, sold, bookings),
    };
    say(JSON.stringify(results, null, 2));
  } finally {
    await database.close();
  }
}

try {
  const server = process.env.DATABASE_URL;
  if (server === undefined) {
    throw new SetupError('DATABASE_URL must name a Postgres 18 whose account may create databases.');
  }
  const database = await createTestDatabase(server);
  try {
    await measureStorage(database.url);
  } finally {
    await database.drop();
  }
} catch (error) {
  failWith(error);
}
