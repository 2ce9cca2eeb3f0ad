import { runOf, VERSIONS_PER_RUN } from '@jumpseat/domain';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { bookings } from '../schema/index.ts';
import { booked, flight, free, held, LEASE, NOW, unbooked } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createSeatStore } from './index.ts';

let test: TestDatabase;
let database: Database;
let flightId: string;
let flights: ReturnType<typeof createFlightStore>;
let seats: ReturnType<typeof createSeatStore>;
let made = 0;

beforeAll(async () => {
  test = await createTestDatabase();
  database = connect(test.url);
  flights = createFlightStore(database, { now: () => NOW });
  seats = createSeatStore(database);
});
afterAll(async () => {
  await database.close();
  await test.drop();
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
  it('shows a held seat at the next version of the flight', async () => {
    expect(await project(1, held('A1'), held('A2'))).toEqual({ conflicts: [], overtakenBy: null });
    expect(await flights.seatsSince(flightId, 0)).toEqual({ version: 1, seats: { A1: 'HELD', A2: 'HELD' } });
  });

  it('never lets an older version overwrite a newer one', async () => {
    await project(2, free('A1'), held('A2'));
    await project(1, held('A1'), held('A3'));
    expect([await statusOf('A1'), await statusOf('A2'), await statusOf('A3')]).toEqual(['AVAILABLE', 'HELD', 'HELD']);
    expect(await flights.seatsSince(flightId, 1)).toEqual({ version: 2, seats: { A3: 'HELD' } });
  });

  it('ends at the newest version when all arrive at the same moment, with a booking only if that is one', async () => {
    for (const last of [20, 21]) {
      const versions = Array.from({ length: last }, (_, index) => index + 1);
      await Promise.all(versions.map((version) => project(version, version % 2 ? booked('A1') : unbooked(free('A1')))));
      expect(await statusOf('A1')).toBe(last % 2 ? 'BOOKED' : 'AVAILABLE');
      expect(await sold()).toHaveLength(last % 2);
    }
  });

  it('changes nothing when it is repeated', async () => {
    await project(1, held('A1'), booked('A2'));
    await project(1, held('A1'), booked('A2'));
    expect(await versionNow()).toBe(1);
    expect(await sold()).toEqual([{ seat: 'A2', orderId: 'o1' }]);
  });

  it('writes nothing at all when a seat is not on the flight', async () => {
    await expect(project(1, held('A1'), held('Z9'))).rejects.toMatchObject({ code: 'NO_SUCH_SEAT', seats: ['Z9'] });
    expect([await statusOf('A1'), await versionNow()]).toEqual(['AVAILABLE', 0]);
  });
});

describe('selling seats', () => {
  it('refuses to sell a seat twice, names the owner, and leaves the seat with the owner', async () => {
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

  it('reports the conflict again when the projection is repeated', async () => {
    await project(1, booked('A1', 'first'));
    const answers = [await project(2, booked('A1', 'second')), await project(2, booked('A1', 'second'))];
    expect(answers).toEqual(Array(2).fill({ conflicts: [{ seat: 'A1', orderId: 'first' }], overtakenBy: null }));
    expect(await versionNow()).toBe(1);
  });

  it('sells a seat once when many orders are written at the same moment', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => project(1 + index, booked('A1', `o${index}`))),
    );
    const [owner, ...others] = await sold();
    expect(others).toEqual([]);
    const named = answers.flatMap(({ conflicts }) => conflicts);
    expect(named.filter(({ orderId }) => orderId !== owner?.orderId)).toEqual([]);
  });

  it('refuses a second booking of a seat in the database itself', async () => {
    const sell = (orderId: string) => database.db.insert(bookings).values({ flightId, seat: 'A1', orderId });
    await sell('first');
    await expect(sell('second')).rejects.toMatchObject({ cause: { code: '23505' } });
  });

  it('keeps a booking when another order holds or frees the seat, and frees it when its own order does', async () => {
    await project(1, booked('A1', 'owner'));
    await project(2, held('A1', 'other'));
    await project(3, free('A1'));
    expect(await sold()).toEqual([{ seat: 'A1', orderId: 'owner' }]);
    await project(4, booked('A1', 'owner'));
    await project(5, unbooked(free('A1'), 'owner'));
    expect(await sold()).toEqual([]);
    expect(await project(6, booked('A1', 'next'))).toEqual({ conflicts: [], overtakenBy: null });
  });

  it('lets the next order have a seat that was given up and taken again before it was written', async () => {
    await project(1, booked('A1', 'first'), booked('A2', 'first'));
    await project(2, unbooked(held('A1', 'next'), 'first'), unbooked(booked('A2', 'next'), 'first'));
    expect(await sold()).toEqual([{ seat: 'A2', orderId: 'next' }]);
    expect(await project(3, booked('A1', 'next'))).toEqual({ conflicts: [], overtakenBy: null });
  });

  it('forgets a booking that was given up, though a later write of the seat comes first', async () => {
    await project(1, booked('A1', 'first'));
    await project(3, unbooked(held('A1', 'next'), 'first'));
    await project(2, unbooked(free('A1'), 'first'));
    expect(await sold()).toEqual([]);
    expect(await project(4, unbooked(booked('A1', 'next'), 'first'))).toEqual({ conflicts: [], overtakenBy: null });
    expect(await sold()).toEqual([{ seat: 'A1', orderId: 'next' }]);
  });

  it('tells whoever comes with an older version which newer one was written', async () => {
    await project(5, booked('A1', 'first'));
    expect(await project(3, held('A1', 'second'))).toEqual({ conflicts: [], overtakenBy: 5 });
    expect(await project(4, booked('A1', 'second'), held('A2', 'second'))).toMatchObject({ overtakenBy: 5 });
    expect(await sold()).toEqual([{ seat: 'A1', orderId: 'first' }]);
  });
});

describe('loading a seat block', () => {
  it('gives back what was projected', async () => {
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

  it('locks out what an earlier run decided and had not written yet', async () => {
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

  it('knows of every write that was not locked out, whatever comes at the same moment', async () => {
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

  it('takes the seats of the block alone', async () => {
    await project(4, held('A2'));
    const block = await seats.loadSeatBlock({ flight: flight({ id: flightId, blockBy: 'seat' }), blockId: 'A1' });
    expect(block).toEqual({ seats: ['A1'], taken: {}, version: VERSIONS_PER_RUN, lastSeen: {} });
  });

  it('refuses a flight that is not there', async () => {
    await expect(seats.loadSeatBlock({ flight: flight({ id: 'none' }), blockId: 'all' })).rejects.toMatchObject({
      code: 'FLIGHT_NOT_FOUND',
    });
  });
});
