import { euros, instant } from '@jumpseat/domain';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createSeatStore } from '../seats/index.ts';
import { booked, flight, held, LEASE, NOW } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createFlightStore, type FlightStore } from './index.ts';

let testDatabase: TestDatabase;
let database: Database;
let flights: FlightStore;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  flights = createFlightStore(database, { now: () => NOW });
  const at = (hours: number) => ({
    departsAt: instant(NOW + hours * 3_600_000),
    salesCloseAt: instant(NOW + (hours - 1) * 3_600_000),
  });
  await flights.create(flight({ id: 'LATER', layoutId: 'a320neo', blockBy: 'cabin', ...at(9) }));
  await flights.create(flight({ id: 'SOON', ...at(3) }));
  await flights.create(flight({ id: 'CLOSED', ...at(1) }));
  await createSeatStore(database).projectSeats({
    flightId: 'SOON',
    blockId: 'all',
    version: 1,
    changes: [held('A1', 'secret-order'), booked('A2', 'secret-order')],
  });
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});

describe('the list of flights', () => {
  test('has the flights on sale and their free seats, the earliest departure first', async () => {
    const list = await flights.list({});
    expect(list.map(({ id, seatsAvailable, seatsTotal }) => [id, seatsAvailable, seatsTotal])).toEqual([
      ['SOON', 28, 30],
      ['LATER', 166, 166],
    ]);
    expect(list[1]).toMatchObject({ layoutId: 'a320neo', departsAt: instant(NOW + 9 * 3_600_000) });
    expect(list.map(({ seatsAvailableByCabin }) => seatsAvailableByCabin)).toEqual([
      { first: 0, business: 0, premium: 0, economy: 28 },
      { first: 0, business: 16, premium: 0, economy: 150 },
    ]);
  });
});

test('the list has a flight with infinite times, and all others with it', async () => {
  await database.sql`update flights set departs_at = 'infinity', sales_close_at = 'infinity' where id = 'LATER'`;
  onTestFinished(async () => {
    const departs = instant(NOW + 9 * 3_600_000);
    const closes = instant(NOW + 8 * 3_600_000);
    await database.sql`update flights set departs_at = ${departs}, sales_close_at = ${closes} where id = 'LATER'`;
  });
  expect((await flights.list({})).map(({ id, departsAt }) => [id, departsAt])).toEqual([
    ['SOON', instant(NOW + 3 * 3_600_000)],
    ['LATER', 'infinity'],
  ]);
});

describe('a filtered list of flights', () => {
  const ids = async (which: Parameters<typeof flights.list>[0]) => (await flights.list(which)).map(({ id }) => id);

  test('can be limited', async () => {
    expect(await ids({ limit: 1 })).toEqual(['SOON']);
  });

  test('can have one route', async () => {
    const [first] = await flights.list({});
    const { origin = '', destination = '' } = first ?? {};
    expect(await ids({ route: { origin, destination } })).toEqual(['SOON', 'LATER']);
    expect(await ids({ route: { origin: destination, destination: origin } })).toEqual([]);
  });

  test('can have the demo flights or the others', async () => {
    expect([await ids({ demo: true }), await ids({ demo: false, limit: 4 })]).toEqual([['SOON'], ['LATER']]);
  });
});

describe('a search for flights', () => {
  const search = (date: string) => flights.search({ origin: 'JFK', destination: 'SIN', date });
  const ids = async (date: string) => (await search(date)).map(({ id }) => id);

  beforeAll(async () => {
    const leaving = (id: string, departsAt: string) =>
      flights.create(flight({ id, origin: 'JFK', destination: 'SIN', departsAt, salesCloseAt: departsAt }));
    await leaving('LATE', '2030-01-11T04:30:00.000Z');
    await leaving('EARLY', '2030-01-10T05:00:00.000Z');
    await leaving('BEFORE', '2030-01-10T04:59:00.000Z');
    await leaving('GONE', instant(NOW - 1));
  });

  test('goes by the calendar of the origin', async () => {
    expect(await ids('2030-01-10')).toEqual(['EARLY', 'LATE']);
    expect(await ids('2030-01-09')).toEqual(['BEFORE']);
    expect((await search('2030-01-10'))[1]).toMatchObject({ departsAt: '2030-01-11T04:30:00.000Z', arrivesAt: null });
  });

  test('finds no flights of the other direction or with closed sales', async () => {
    expect(await flights.search({ origin: 'SIN', destination: 'JFK', date: '2030-01-10' })).toEqual([]);
    expect(await ids('2030-01-01')).toEqual([]);
  });

  test('offers only routes with flights on sale', async () => {
    expect(await flights.routes()).toEqual([
      { origin: 'JFK', destination: 'SIN' },
      { origin: 'ZRH', destination: 'LIS' },
    ]);
  });
});

describe('the lowest fares of a route', () => {
  const route = { origin: 'BOS', destination: 'DUB' };
  const lowest = async (date: string, days: number) =>
    (await flights.lowestFares({ ...route, date, days })).map(({ id, fare }) => [id, fare]);

  beforeAll(async () => {
    const leaving = (id: string, departsAt: string, more: Parameters<typeof flight>[0] = {}) =>
      flights.create(flight({ ...route, id, departsAt, salesCloseAt: departsAt, ...more }));
    await leaving('MORNING', '2030-02-10T15:00:00.000Z', { fares: { economy: euros(7_000) } });
    await leaving('LATE-AT-NIGHT', '2030-02-11T04:59:00.000Z');
    await leaving('NEXT-DAY', '2030-02-11T05:00:00.000Z', { layoutId: 'a320neo' });
    await leaving('SOLD-OUT', '2030-02-11T06:00:00.000Z', { fares: { economy: euros(1_000) } });
    const sell = (id: string) => database.sql`
      update seats set status = 'BOOKED', order_id = 'someone' where flight_id = ${id} and cabin = 'economy'`;
    await sell('NEXT-DAY');
    await sell('SOLD-OUT');
  });

  test('are those of cabins with a free seat', async () => {
    expect(await lowest('2030-02-11', 1)).toEqual([['NEXT-DAY', euros(48_000)]]);
  });

  test('go by the calendar of the origin', async () => {
    expect(await lowest('2030-02-10', 1)).toEqual([
      ['MORNING', euros(7_000)],
      ['LATE-AT-NIGHT', euros(8_900)],
    ]);
    expect(await lowest('2030-02-08', 31)).toHaveLength(3);
    expect(await lowest('2030-02-12', 31)).toEqual([]);
  });

  test('leave out flights with closed sales', async () => {
    const later = createFlightStore(database, { now: () => Date.parse('2030-02-11T05:00:00.000Z') });
    expect(await later.lowestFares({ ...route, date: '2030-02-10', days: 7 })).toEqual([]);
  });
});

describe('one flight', () => {
  test('is found even after its sales have closed', async () => {
    expect(await flights.find('CLOSED')).toMatchObject({ layoutId: 'demo-30', seatsTotal: 30, seatsAvailable: 30 });
  });

  test('comes with the facts that orders need', async () => {
    const { origin, destination, ...forSale } = flight({
      id: 'SOON',
      departsAt: instant(NOW + 3 * 3_600_000),
      salesCloseAt: instant(NOW + 2 * 3_600_000),
    });
    expect(await flights.findForSale('SOON')).toEqual(forSale);
  });

  test('is null if it does not exist', async () => {
    const answers = [flights.find('X'), flights.findForSale('X'), flights.seatMap('X'), flights.seatStates('X')];
    expect(await Promise.all(answers)).toEqual([null, null, null, null]);
    await expect(flights.seatsSince('X', 0)).rejects.toMatchObject({ code: 'FLIGHT_NOT_FOUND' });
  });

  test('is created once, and keeps its seats', async () => {
    expect(await flights.create(flight({ id: 'SOON' }))).toBe(false);
    expect((await flights.seatStates('SOON'))?.version).toBe(1);
  });
});

describe('the seat map', () => {
  test('shows every seat with its price, in the order of the layout', async () => {
    const map = await flights.seatMap('SOON');
    expect(map?.version).toBe(1);
    expect(map?.seats.slice(0, 3)).toEqual([
      { code: 'A1', cabin: 'economy', price: euros(8_900), status: 'HELD' },
      { code: 'A2', cabin: 'economy', price: euros(8_900), status: 'BOOKED' },
      { code: 'A3', cabin: 'economy', price: euros(8_900), status: 'AVAILABLE' },
    ]);
    expect(map?.seats.map(({ code }) => code).slice(8, 11)).toEqual(['A9', 'A10', 'B1']);
  });

  test('includes surcharges in the prices', async () => {
    const surcharges = { economy: { window: euros(900) } };
    await flights.create(flight({ id: 'DEAR', layoutId: 'a320neo', surcharges }));
    const prices = new Map((await flights.seatMap('DEAR'))?.seats.map(({ code, price }) => [code, price.amount]));
    expect(['1A', '14A', '14B'].map((seat) => prices.get(seat))).toEqual([48_000, 9_800, 8_900]);
    expect(await flights.findForSale('DEAR')).toMatchObject({ surcharges });
  });

  test('has the version of the last change of each seat', async () => {
    expect((await flights.seatStates('SOON'))?.seats).toMatchObject({
      A1: { status: 'HELD', version: 1 },
      A3: { status: 'AVAILABLE', version: 0 },
    });
  });

  test('has no changes for a viewer with the newest version', async () => {
    expect(await flights.seatsSince('SOON', 1)).toEqual({ version: 1, seats: {} });
  });
});

describe('seats that another order has', () => {
  const taken = (seats: readonly string[], orderId = 'mine') =>
    flights.seatsTaken({ flightId: 'SOON', seats, orderId });

  test('are the held and booked ones, and no others', async () => {
    expect(await taken(['A3', 'A2', 'A1'])).toEqual([
      { seat: 'A1', status: 'HELD' },
      { seat: 'A2', status: 'BOOKED' },
    ]);
    expect(await taken(['A3', 'A4'])).toEqual([]);
  });

  test('do not include its own', async () => {
    expect(await taken(['A1', 'A2'], 'secret-order')).toEqual([]);
  });

  test('do not include seats with an expired lease, even if its end is not written yet', async () => {
    const later = createFlightStore(database, { now: () => Date.parse(LEASE) });
    expect(await later.seatsTaken({ flightId: 'SOON', seats: ['A1', 'A2'], orderId: 'mine' })).toEqual([
      { seat: 'A2', status: 'BOOKED' },
    ]);
  });
});

test('no read says which order has a seat', async () => {
  const answers = await Promise.all([
    flights.list({}),
    flights.lowestFares({ origin: 'ZRH', destination: 'LIS', date: '2030-01-01', days: 7 }),
    flights.find('SOON'),
    flights.findForSale('SOON'),
    flights.seatMap('SOON'),
    flights.seatStates('SOON'),
    flights.seatsSince('SOON', 0),
    flights.seatsTaken({ flightId: 'SOON', seats: ['A1', 'A2'], orderId: 'mine' }),
  ]);
  expect(JSON.stringify(answers)).not.toMatch(/secret-order|orderId|order_id/);
});
