import { runOf, VERSIONS_PER_RUN } from '@jumpseat/domain';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { bookings } from '../schema/index.ts';
import { booked, flight, free, held, LEASE, NOW, unbooked } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createSeatStore } from './index.ts';

let testDatabase: TestDatabase;
let database: Database;
let flightId: string;
let flights: ReturnType<typeof createFlightStore>;
let seats: ReturnType<typeof createSeatStore>;
let made = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  flights = createFlightStore(database, { now: () => NOW });
  seats = createSeatStore(database);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  flightId = `T${++made}`;
  await flights.create(flight({ id: flightId }));
});

const project = (version: number, ...changes: ReturnType<typeof held>[]) =>
  seats.projectSeats({ flightId, blockId: 'all', version, changes });
const statusOf = async (seat: string) => (await flights.seatStates(flightId))?.seats[seat]?.status;
const versionNow = async () => (await flights.seatStates(flightId))?.version;
const sold = () =>
  database.db
    .select({ seat: bookings.seat, orderId: bookings.orderId })
    .from(bookings)
    .where(eq(bookings.flightId, flightId));

describe('projecting seats', () => {
  test('shows a held seat in the next version of the flight', async () => {
    expect(await project(1, held('A1'), held('A2'))).toEqual({ conflicts: [], overtakenBy: null });
    expect(await flights.seatsSince(flightId, 0)).toEqual({ version: 1, seats: { A1: 'HELD', A2: 'HELD' } });
  });

  test('never overwrites a newer version by an older one', async () => {
    await project(2, free('A1'), held('A2'));
    await project(1, held('A1'), held('A3'));
    expect([await statusOf('A1'), await statusOf('A2'), await statusOf('A3')]).toEqual(['AVAILABLE', 'HELD', 'HELD']);
    expect(await flights.seatsSince(flightId, 1)).toEqual({ version: 2, seats: { A3: 'HELD' } });
  });

  test('ends with the newest of many concurrent versions', async () => {
    for (const last of [20, 21]) {
      const versions = Array.from({ length: last }, (_, index) => index + 1);
      await Promise.all(versions.map((version) => project(version, version % 2 ? booked('A1') : unbooked(free('A1')))));
      expect(await statusOf('A1')).toBe(last % 2 ? 'BOOKED' : 'AVAILABLE');
      expect(await sold()).toHaveLength(last % 2);
    }
  });

  test('changes nothing when repeated', async () => {
    await project(1, held('A1'), booked('A2'));
    await project(1, held('A1'), booked('A2'));
    expect(await versionNow()).toBe(1);
    expect(await sold()).toEqual([{ seat: 'A2', orderId: 'o1' }]);
  });

  test('writes nothing if one seat is not on the flight', async () => {
    await expect(project(1, held('A1'), held('Z9'))).rejects.toMatchObject({ code: 'NO_SUCH_SEAT', seats: ['Z9'] });
    expect([await statusOf('A1'), await versionNow()]).toEqual(['AVAILABLE', 0]);
  });
});

describe('selling seats', () => {
  test('never sells a seat twice, and returns the order that has it', async () => {
    await project(1, booked('A1', 'first'));
    expect(await project(2, booked('A1', 'second'), booked('A2', 'second'))).toEqual({
      conflicts: [{ seat: 'A1', orderId: 'first' }],
      overtakenBy: null,
    });
    expect(await sold()).toEqual([
      { seat: 'A1', orderId: 'first' },
      { seat: 'A2', orderId: 'second' },
    ]);
    expect(await flights.seatsSince(flightId, 1)).toEqual({ version: 2, seats: { A2: 'BOOKED' } });
  });

  test('returns the conflict again when repeated', async () => {
    await project(1, booked('A1', 'first'));
    const answers = [await project(2, booked('A1', 'second')), await project(2, booked('A1', 'second'))];
    expect(answers).toEqual(Array(2).fill({ conflicts: [{ seat: 'A1', orderId: 'first' }], overtakenBy: null }));
    expect(await versionNow()).toBe(1);
  });

  test('sells a seat once when many orders are written concurrently', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => project(1 + index, booked('A1', `o${index}`))),
    );
    const [owner, ...others] = await sold();
    expect(others).toEqual([]);
    const named = answers.flatMap(({ conflicts }) => conflicts);
    expect(named.filter(({ orderId }) => orderId !== owner?.orderId)).toEqual([]);
  });

  test('is protected by the database against a second booking', async () => {
    const sell = (orderId: string) => database.db.insert(bookings).values({ flightId, seat: 'A1', orderId });
    await sell('first');
    await expect(sell('second')).rejects.toMatchObject({ cause: { code: '23505' } });
  });

  test('keeps a booking until its own order releases it', async () => {
    await project(1, booked('A1', 'owner'));
    await project(2, held('A1', 'other'));
    await project(3, free('A1'));
    expect(await sold()).toEqual([{ seat: 'A1', orderId: 'owner' }]);
    await project(4, booked('A1', 'owner'));
    await project(5, unbooked(free('A1'), 'owner'));
    expect(await sold()).toEqual([]);
    expect(await project(6, booked('A1', 'next'))).toEqual({ conflicts: [], overtakenBy: null });
  });

  test('lets the next order have a seat that was released and taken again between two writes', async () => {
    await project(1, booked('A1', 'first'), booked('A2', 'first'));
    await project(2, unbooked(held('A1', 'next'), 'first'), unbooked(booked('A2', 'next'), 'first'));
    expect(await sold()).toEqual([{ seat: 'A2', orderId: 'next' }]);
    expect(await project(3, booked('A1', 'next'))).toEqual({ conflicts: [], overtakenBy: null });
  });

  test('deletes a released booking even if a later write of the seat arrives first', async () => {
    await project(1, booked('A1', 'first'));
    await project(3, unbooked(held('A1', 'next'), 'first'));
    await project(2, unbooked(free('A1'), 'first'));
    expect(await sold()).toEqual([]);
    expect(await project(4, unbooked(booked('A1', 'next'), 'first'))).toEqual({ conflicts: [], overtakenBy: null });
    expect(await sold()).toEqual([{ seat: 'A1', orderId: 'next' }]);
  });

  test('returns the newer version to a writer with an older one', async () => {
    await project(5, booked('A1', 'first'));
    expect(await project(3, held('A1', 'second'))).toEqual({ conflicts: [], overtakenBy: 5 });
    expect(await project(4, booked('A1', 'second'), held('A2', 'second'))).toMatchObject({ overtakenBy: 5 });
    expect(await sold()).toEqual([{ seat: 'A1', orderId: 'first' }]);
  });
});

describe('loading a seat block', () => {
  test('returns the written seats', async () => {
    await project(1, held('A1', 'o1'), booked('B1', 'o2'));
    await project(2, held('C1', 'o3'));
    await project(3, free('C1'));
    expect(await seats.loadSeatBlock({ flight: flight({ id: flightId }), blockId: 'all' })).toMatchObject({
      taken: {
        A1: { status: 'HELD', orderId: 'o1', leaseUntil: Date.parse(LEASE) },
        B1: { status: 'BOOKED', orderId: 'o2' },
      },
      version: VERSIONS_PER_RUN,
      lastSeen: {},
    });
  });

  test('locks out later writes of earlier runs', async () => {
    const load = () => seats.loadSeatBlock({ flight: flight({ id: flightId }), blockId: 'all' });
    const first = await load();
    await project(first.version + 1, held('A1', 'o1'));
    const second = await load();
    expect(runOf(second.version)).toBe(runOf(first.version) + 1);
    expect(second.taken).toMatchObject({ A1: { orderId: 'o1' } });

    expect(await project(first.version + 2, booked('A2', 'o2'), free('A1'))).toEqual({
      conflicts: [],
      overtakenBy: second.version,
    });
    expect([await statusOf('A1'), await statusOf('A2')]).toEqual(['HELD', 'AVAILABLE']);
    expect(await sold()).toEqual([]);
    expect(await project(second.version + 1, held('A2', 'o3'))).toEqual({ conflicts: [], overtakenBy: null });
  });

  test('includes every concurrent write that is not locked out', async () => {
    const load = () => seats.loadSeatBlock({ flight: flight({ id: flightId }), blockId: 'all' });
    const codes = ['A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'B3', 'B4', 'B5'];
    let run = await load();
    for (let round = 0; round < 10; round++) {
      const { version } = run;
      const [next, ...writes] = await Promise.all([
        load(),
        ...codes.map(async (code, index) => ({
          code,
          order: `${round}-${index}`,
          ...(await project(version + 1 + index, held(code, `${round}-${index}`))),
        })),
      ]);
      for (const { code, order, overtakenBy } of writes) {
        if (overtakenBy !== null) expect(next.taken[code]?.orderId).not.toBe(order);
        else expect(next.taken[code]?.orderId).toBe(order);
      }
      run = next;
    }
  });

  test('returns only the seats of the block', async () => {
    await project(4, held('A2'));
    const block = await seats.loadSeatBlock({ flight: flight({ id: flightId, blockBy: 'seat' }), blockId: 'A1' });
    expect(block).toEqual({ seats: ['A1'], taken: {}, version: VERSIONS_PER_RUN, lastSeen: {} });
  });

  test('refuses a flight that does not exist', async () => {
    await expect(seats.loadSeatBlock({ flight: flight({ id: 'none' }), blockId: 'all' })).rejects.toMatchObject({
      code: 'FLIGHT_NOT_FOUND',
    });
  });
});
