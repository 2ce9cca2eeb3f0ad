import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { createSeatStore } from '../seats/index.ts';
import { booked, NOW } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { seed } from './seed.ts';

const DAY = 86_400_000;
const salesCloseMs = 45 * 60_000;

let test: TestDatabase;
let database: Database;

beforeAll(async () => {
  test = await createTestDatabase();
  database = connect(test.url);
});
afterAll(async () => {
  await database.close();
  await test.drop();
});

const listAt = (now: number) => createFlightStore(database, { now: () => now }).list();

it('puts a day of flights and the two for demonstrations on sale, days ahead', async () => {
  expect(await seed(database, { now: NOW, salesCloseMs })).toEqual({ created: 12, moved: 0 });
  const list = await listAt(NOW);
  expect(list).toHaveLength(12);
  for (const { departsAt, salesCloseAt, seatsTotal, seatsAvailable } of list) {
    expect(Date.parse(departsAt)).toBeGreaterThan(NOW + 9 * DAY);
    expect(Date.parse(departsAt) - Date.parse(salesCloseAt)).toBe(salesCloseMs);
    expect(seatsAvailable).toBe(seatsTotal);
  }
  expect(list.find(({ id }) => id === 'FL123')).toMatchObject({ layoutId: 'demo-30', seatsTotal: 30 });
  expect(list.find(({ id }) => id === 'F-100')).toMatchObject({ blockBy: 'seat', seatsTotal: 30 });
});

it('leaves flights that have not departed alone, and moves the departed ahead with the seats they have sold', async () => {
  await createSeatStore(database).projectSeats({ flightId: 'JS201', version: 1, changes: [booked('1A')] });
  const before = await listAt(NOW);
  expect(await seed(database, { now: NOW + DAY, salesCloseMs })).toEqual({ created: 0, moved: 0 });
  expect((await listAt(NOW)).map(({ departsAt }) => departsAt)).toEqual(before.map(({ departsAt }) => departsAt));

  const later = NOW + 12 * DAY;
  expect(await seed(database, { now: later, salesCloseMs })).toEqual({ created: 0, moved: 10 });
  const after = await listAt(later);
  expect(after).toHaveLength(12);
  expect(after.find(({ id }) => id === 'JS201')).toMatchObject({ seatsTotal: 166, seatsAvailable: 165 });
  expect(after.find(({ id }) => id === 'FL123')).toEqual(before.find(({ id }) => id === 'FL123'));
});
