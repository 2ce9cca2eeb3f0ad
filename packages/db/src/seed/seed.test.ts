import { toFlightSummary } from '@jumpseat/booking/contracts';
import { euros, LAYOUT_IDS, layoutOf, scheduledFares, usualFares } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { createFlight } from '../flights/new-flight.ts';
import { createSeatStore } from '../seats/index.ts';
import { booked, flight, NOW } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { DAILY_FLIGHTS } from './schedule.ts';
import { seed } from './seed.ts';

const DAY = 86_400_000;
const salesCloseMs = 45 * 60_000;
const perDay = DAILY_FLIGHTS.length;

let testDatabase: TestDatabase;
let database: Database;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  await createFlight(database, flight({ id: 'JS801', layoutId: 'b787-9' }));
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

const flightsAt = (now: number) => createFlightStore(database, { now: () => now });
const seedAt = (now: number) => seed(database, { now, salesCloseMs });

test('the seed puts a week of flights and the two demo flights on sale, within seconds', async () => {
  const before = performance.now();
  expect(await seedAt(NOW)).toEqual({ created: 7 * perDay + 2, moved: 0 });
  const took = performance.now() - before;
  const list = (await flightsAt(NOW).list({})).filter(({ id }) => id !== 'JS801');
  const seats = list.reduce((total, { seatsTotal }) => total + seatsTotal, 0);
  console.info(`seeded ${list.length} flights with ${seats} seats in ${Math.round(took)} ms`);
  expect(took).toBeLessThan(10_000);

  expect(new Set(list.map(({ layoutId }) => layoutId))).toEqual(new Set(LAYOUT_IDS));
  for (const { departsAt, arrivesAt, salesCloseAt, seatsTotal, seatsAvailable } of list) {
    expect(Date.parse(departsAt) - Date.parse(salesCloseAt)).toBe(salesCloseMs);
    expect(Date.parse(arrivesAt ?? '')).toBeGreaterThan(Date.parse(departsAt));
    expect(seatsAvailable).toBe(seatsTotal);
  }
  expect(list.find(({ id }) => id === 'FL123')).toMatchObject({ layoutId: 'demo-30', seatsTotal: 30, surcharges: {} });
  expect(list.find(({ id }) => id === 'F-100')).toMatchObject({ blockBy: 'seat', seatsTotal: 30, surcharges: {} });
});

test('seeded flights leave and arrive in the local time of each airport', async () => {
  const [flight] = await flightsAt(NOW).search({ origin: 'JFK', destination: 'ZRH', date: '2030-01-02' });
  expect(flight && toFlightSummary(flight)).toMatchObject({
    id: 'JS802-2030-01-02',
    number: 'JS802',
    departsAt: '2030-01-02T23:20:00.000Z',
    departsLocal: '2030-01-02T18:20',
    arrivesLocal: '2030-01-03T08:00',
  });
});

test('seeded flights have fares by number, date and local hour, and the demo flights have the usual ones', async () => {
  const fares = async (id: string) => (await flightsAt(NOW).find(id))?.fares;
  expect(await fares('JS201-2030-01-04')).toEqual(
    scheduledFares(usualFares(layoutOf('a320neo')), { number: 'JS201', date: '2030-01-04', leaves: '06:45' }),
  );
  expect(await fares('FL123')).toEqual({ economy: euros(8_900) });
  expect(await fares('F-100')).toEqual({ economy: euros(8_900) });
});

test('a repeated seed keeps the fares of flights that are on sale', async () => {
  const fares = { business: euros(1_000), economy: euros(500) };
  await database.sql`
    update flights set fares = ${JSON.stringify(fares)}::text::jsonb where id = 'JS201-2030-01-03'`;
  await seedAt(NOW);
  expect((await flightsAt(NOW).find('JS201-2030-01-03'))?.fares).toEqual(fares);
});

test('a repeated seed changes nothing, and a day later adds the new day', async () => {
  await createSeatStore(database).projectSeats({
    flightId: 'JS201-2030-01-04',
    blockId: 'all',
    version: 1,
    changes: [booked('1A')],
  });
  const before = await flightsAt(NOW).list({});
  expect(await seedAt(NOW)).toEqual({ created: 0, moved: 0 });
  expect(await flightsAt(NOW).list({})).toEqual(before);
  expect(await seedAt(NOW + DAY)).toEqual({ created: perDay, moved: 0 });
  expect((await flightsAt(NOW).find('JS201-2030-01-04'))?.seatsAvailable).toBe(165);
});

test('the seed moves departed demo flights to their next date, with their booked seats', async () => {
  await createSeatStore(database).projectSeats({
    flightId: 'FL123',
    blockId: 'all',
    version: 1,
    changes: [booked('A1')],
  });
  const later = NOW + 31 * DAY;
  expect((await seedAt(later)).moved).toBe(2);
  expect(await flightsAt(later).find('FL123')).toMatchObject({
    departsAt: '2030-03-03T09:30:00.000Z',
    seatsTotal: 30,
    seatsAvailable: 29,
  });
});

test('the seed does not change flights of an earlier schedule', async () => {
  expect(await flightsAt(NOW).find('JS801')).toMatchObject({ departsAt: flight().departsAt, arrivesAt: null });
});
