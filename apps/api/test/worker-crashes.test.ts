import { connect, type Database } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Passengers } from './support/passengers.ts';
import { Rest } from './support/rest.ts';

const FLIGHT = 'CRASHES';
const CRASHES = 4;
/** Orders that hold seats before each crash. */
const HOLDS_BETWEEN = 15;
const SEATS_TRIED = 100;
/** An unpaid order expires after its hold. Seats that a crash left behind are released half a minute later. */
const IDLE = { timeout: 60_000, interval: 500 };

type Seat = { readonly seatNumber: string };

let jumpseat: Jumpseat;
let database: Database;
let rest: Rest;
beforeAll(async () => {
  jumpseat = await startJumpseat({ RESERVATION_TIMEOUT: '10s', PAYMENT_DELAY: '0s..300ms' });
  database = connect(jumpseat.databaseUrl);
  rest = new Rest(jumpseat.url);
  await rest.post('/api/admin/flights', { flightId: FLIGHT, layoutId: 'a380-800' });
});
afterAll(async () => {
  await jumpseat?.stop();
  await database?.close();
});

describe('after passengers have booked while the worker crashed again and again', () => {
  let seats: string[];
  let passengers: Passengers;
  /** The seats of confirmed orders: what the database has to agree with. */
  let paidSeats: readonly { seat: string; orderId: string }[];

  beforeAll(async () => {
    const map = (await rest.get(`/api/flights/${FLIGHT}/seats`)).body;
    seats = map.seats.map(({ seatNumber }: Seat) => seatNumber);
    // More than the passengers can book: where none is left, nobody holds any more.
    const contested = seats.filter((_, index) => index % 2 === 0);
    passengers = new Passengers(rest, FLIGHT, contested);
    for (let crash = 0; crash < CRASHES; crash++) {
      await passengers.waitForHolds(HOLDS_BETWEEN);
      await jumpseat.worker.kill();
      await jumpseat.worker.start();
    }
    await passengers.waitForHolds(HOLDS_BETWEEN);
    await passengers.stop();
    await vi.waitFor(async () => expect(await liveOrders()).toEqual([]), IDLE);
    await vi.waitFor(async () => expect(await heldSeats()).toEqual([]), IDLE);
    paidSeats = await database.sql<{ seat: string; orderId: string }[]>`
      select seat, orders.id as "orderId" from orders, unnest(orders.seats) as seat
      where orders.flight_id = ${FLIGHT} and status = 'CONFIRMED' order by seat`;
  }, 240_000);

  const liveOrders = () =>
    database.sql`select id, status from orders where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')`;
  const heldSeats = () => database.sql`select code from seats where flight_id = ${FLIGHT} and status = 'HELD'`;

  test('passengers have paid for seats', () => {
    expect(paidSeats.length).toBeGreaterThan(CRASHES);
  });

  test('no seat has two owners', () => {
    const owned = paidSeats.map(({ seat }) => seat);
    expect(new Set(owned).size).toBe(owned.length);
  });

  test('every seat of a confirmed order has a booking, and no other seat has one', async () => {
    const bookings = await database.sql`
      select seat, order_id as "orderId" from bookings where flight_id = ${FLIGHT} order by seat`;
    expect(bookings).toEqual(paidSeats);
  });

  test('the seat map shows exactly the seats of confirmed orders as booked', async () => {
    const booked = await database.sql`
      select code as seat, order_id as "orderId" from seats where flight_id = ${FLIGHT} and status = 'BOOKED' order by code`;
    expect(booked).toEqual(paidSeats);
  });

  test('an order is confirmed if and only if its payment is approved', async () => {
    const unbalanced = await database.sql`
      select orders.id from orders left join payments on payments.order_id = orders.id and payments.status = 'APPROVED'
      where (orders.status = 'CONFIRMED') <> (payments.order_id is not null)`;
    expect(unbalanced).toEqual([]);
  });

  test('no order stays open, and no seat stays held', async () => {
    expect(await liveOrders()).toEqual([]);
    expect(await heldSeats()).toEqual([]);
  });

  test('every order still has the final status that its passenger read', async () => {
    for (const [orderId, status] of passengers.finalStatuses) {
      expect((await rest.get(`/api/orders/${orderId}`)).body, orderId).toMatchObject({ status });
    }
  });

  test('every other seat can be held, at the latest when the lease that a crash left behind is over', async () => {
    const taken = new Set(paidSeats.map(({ seat }) => seat));
    const free = seats.filter((seat) => !taken.has(seat)).slice(0, SEATS_TRIED);
    const path = `/api/flights/${FLIGHT}/orders`;
    const hold = (seat: string) => rest.postUntilServed(path, { userId: 'late', seats: [seat] });
    const orders = await Promise.all(
      free.map((seat) =>
        vi.waitFor(async () => {
          const order = await hold(seat);
          expect(order.body.failure?.code).not.toBe('SEAT_HELD');
          return order;
        }, IDLE),
      ),
    );
    const refusedByRules = 400;
    const failed = orders.filter(({ status, body }) => status !== refusedByRules && body.status !== 'SEATS_RESERVED');
    expect(failed).toEqual([]);
  });
});
