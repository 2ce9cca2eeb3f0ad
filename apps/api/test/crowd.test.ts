import { connect, type Database } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Crowd } from './support/crowd.ts';
import { Rest } from './support/rest.ts';

const FLIGHT = 'CROWDED';
const DEATHS = 4;
const HELD_BETWEEN = 15;
const FREE_TRIED = 100;
/** An order lapses after its time, and whatever it may have left behind half a minute later. */
const COMES_TO_REST = { timeout: 60_000, interval: 500 };

type Seat = { readonly seatNumber: string };

let jumpseat: Jumpseat;
let database: Database;
let rest: Rest;
beforeAll(async () => {
  jumpseat = await startJumpseat({ RESERVATION_TIMEOUT: '10s', PAYMENT_DELAY: '0s..300ms' });
  database = connect(jumpseat.databaseUrl);
  rest = new Rest(jumpseat.url);
  await rest.post('/api/admin/flights', { flightId: FLIGHT, layoutId: 'b787-9' });
}, 60_000);
afterAll(async () => {
  await jumpseat?.stop();
  await database?.close();
});

test('a crowd books while its worker dies again and again: no seat has two owners, no payment is without its seats, and none stays taken', async () => {
  const { sql } = database;
  const seats: string[] = (await rest.get(`/api/flights/${FLIGHT}/seats`)).body.seats.map(
    ({ seatNumber }: Seat) => seatNumber,
  );
  const crowd = new Crowd(
    rest,
    FLIGHT,
    seats.filter((_, index) => index % 3 === 0),
  );
  for (let death = 0; death < DEATHS; death++) {
    await crowd.moreHeld(HELD_BETWEEN);
    await jumpseat.worker.kill();
    await jumpseat.worker.start();
  }
  await crowd.moreHeld(HELD_BETWEEN);
  await crowd.leave();

  const live = () =>
    sql`select id, status from orders where status in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')`;
  await expect.poll(live, COMES_TO_REST).toEqual([]);
  const held = () => sql`select code from seats where flight_id = ${FLIGHT} and status = 'HELD'`;
  await expect.poll(held, COMES_TO_REST).toEqual([]);

  const owned = await sql`
    select seat, orders.id as "orderId" from orders, unnest(orders.seats) as seat
    where orders.flight_id = ${FLIGHT} and status = 'CONFIRMED' order by seat`;
  expect(owned.length).toBeGreaterThan(DEATHS);
  expect(
    await sql`
    select seat, order_id as "orderId" from bookings where flight_id = ${FLIGHT} order by seat`,
  ).toEqual(owned);
  expect(
    await sql`
    select code as seat, order_id as "orderId" from seats where flight_id = ${FLIGHT} and status = 'BOOKED' order by code`,
  ).toEqual(owned);
  const unbalanced = await sql`
    select orders.id from orders left join payments on payments.order_id = orders.id and payments.status = 'APPROVED'
    where (orders.status = 'CONFIRMED') <> (payments.order_id is not null)`;
  expect(unbalanced).toEqual([]);
  for (const [orderId, status] of crowd.told) {
    expect((await rest.get(`/api/orders/${orderId}`)).body, orderId).toMatchObject({ status });
  }

  const taken = new Set(owned.map(({ seat }) => seat));
  const free = seats.filter((seat) => !taken.has(seat)).slice(0, FREE_TRIED);
  const path = `/api/flights/${FLIGHT}/orders`;
  const orders = await Promise.all(free.map((seat) => rest.postUntilServed(path, { userId: 'late', seats: [seat] })));
  const refusedByRules = 400;
  expect(orders.filter(({ status, body }) => status !== refusedByRules && body.status !== 'SEATS_RESERVED')).toEqual(
    [],
  );
}, 240_000);
