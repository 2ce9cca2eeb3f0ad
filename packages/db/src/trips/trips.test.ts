import type { TripStore } from '@jumpseat/booking/contracts';
import {
  holdOf,
  instant,
  nameKey,
  type Order,
  type OrderEvent,
  seatTravellers,
  type TravelDetails,
  type Traveller,
  transition,
} from '@jumpseat/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Database } from '../connect.ts';
import { isDataFault, isReferenceTaken } from '../data-fault.ts';
import { createFlightStore } from '../flights/index.ts';
import { createOrderStore, type OrderStore } from '../orders/index.ts';
import { flight, LEASE, NOW, newOrder, seatsHeld } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTripStore } from './index.ts';

const at = instant(NOW + 1_000);
const DAY_MS = 86_400_000;
const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: LEASE };
const reset: OrderEvent = { type: 'FLIGHT_RESET', at };
const confirmed = (reference?: string): OrderEvent => ({
  type: 'CONFIRMED',
  at,
  ...(reference !== undefined && { reference }),
});

const adult = (givenName: string, familyName: string, seat: string): Traveller => ({
  givenName,
  familyName,
  kind: 'adult',
  bornOn: null,
  seat,
  lapOf: null,
});
const contact = { email: 'ada@example.com', phone: '+44 20 7946 0000', language: 'en', remind: false } as const;
const ada: TravelDetails = { travellers: [adult('Ada', 'Lovelace', 'A1')], contact };

let testDatabase: TestDatabase;
let database: Database;
let orders: OrderStore;
let trips: TripStore;
let id: string;
let guest: string;
let made = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  orders = createOrderStore(database);
  trips = createTripStore(database);
  for (const days of [1, 2, 3]) {
    const departsAt = instant(NOW + days * DAY_MS);
    await createFlightStore(database).create(flight({ id: `T${days}`, departsAt, salesCloseAt: departsAt }));
  }
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(() => {
  id = `order-${++made}`;
  guest = `guest-${made}`;
});

interface Facts {
  readonly orderId?: string;
  /** T1 departs first, T3 last. */
  readonly flightId?: string;
  readonly guestId?: string;
}

/** Records an order with these events. Returns the order after them. */
function recordOrder(
  events: readonly OrderEvent[],
  { orderId = id, flightId = 'T1', guestId = guest }: Facts = {},
): Promise<Order> {
  return record({ ...newOrder(orderId, flightId), guestId }, ...events);
}

/** Records what comes after the order. Returns the order after it. */
async function record(order: Order, ...events: readonly OrderEvent[]): Promise<Order> {
  let after = order;
  for (const event of events) {
    after = transition(after, event);
    await orders.recordOrder(after, event);
  }
  return after;
}

/** Records a paid booking. Its travellers were entered before the payment. */
async function recordBooking(reference?: string, details = ada, facts: Facts = {}): Promise<Order> {
  const order = await recordOrder([seatsHeld('A1', 'A2')], facts);
  expect(await enter(order.id, details)).toBe(true);
  return record(order, paying, confirmed(reference));
}

/** How many statements wait for a lock. */
async function waiting(): Promise<number> {
  const rows = await database.sql`
    select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  return rows.length;
}

/** Enters them for the seats that the order has now. */
async function enter(orderId: string, details: TravelDetails): Promise<boolean> {
  const order = await orders.find(orderId);
  return trips.setDetails(orderId, details, (order && holdOf(order)?.seats) ?? []);
}

const idsOf = (found: readonly Order[]) => found.map((order) => order.id);

describe('travellers and their contact', () => {
  test('are found as they were entered, with names in any script', async () => {
    await recordOrder([seatsHeld('A1', 'A2', 'A3', 'A4', 'A5')]);
    expect(await trips.details(id)).toBeNull();
    const details: TravelDetails = {
      travellers: [
        adult('Åse', 'Ødegård', 'A5'),
        adult('𠮷', '𠮷田', 'A1'),
        adult('محمد', 'بن سلمان', 'A2'),
        { ...adult("Seán 'Jo'", 'O’Brien-Nguyễn', 'A3'), kind: 'child', bornOn: '2024-02-29' },
        { ...adult('क्षितिज', 'शर्मा', 'A4'), bornOn: '1969-12-31' },
        { ...adult('E\u0301va', 'Ödön', ''), kind: 'infant', bornOn: '2029-01-01', seat: null, lapOf: 0 },
      ],
      contact: { email: 'ase@example.no', phone: null, language: 'de', remind: true },
    };
    expect(await enter(id, details)).toBe(true);
    expect(await trips.details(id)).toEqual(details);
    expect(await trips.details('none')).toBeNull();
  });

  test('replace all that were entered before', async () => {
    await recordOrder([seatsHeld('A1', 'A2')]);
    await enter(id, { ...ada, travellers: [adult('Ann', 'One', 'A1'), adult('Bob', 'Two', 'A2')] });
    const fewer: TravelDetails = {
      travellers: [{ ...adult('Eve', 'Three', 'A1'), kind: 'child', bornOn: '2022-05-06' }],
      contact: { email: 'eve@example.com', phone: null, language: 'ar', remind: true },
    };
    expect(await enter(id, fewer)).toBe(true);
    expect(await trips.details(id)).toEqual(fewer);
    await enter(id, { ...ada, travellers: [adult('Ann', 'One', 'A2'), adult('Bob', 'Two', 'A1')] });
    expect((await trips.details(id))?.travellers.map(({ givenName }) => givenName)).toEqual(['Ann', 'Bob']);
  });

  test('are of one request if many enter them at the same time', async () => {
    await recordOrder([seatsHeld('A1')]);
    const all = Array.from({ length: 20 }, (_, nth): TravelDetails => {
      const travellers = Array.from({ length: 1 + (nth % 5) }, () => adult(`Ann${'a'.repeat(nth)}`, 'One', 'A1'));
      return { travellers, contact: { ...contact, email: `${nth}@example.com` } };
    });
    const set = await Promise.all(all.map((each) => enter(id, each)));
    expect(set).toEqual(all.map(() => true));
    expect(all).toContainEqual(await trips.details(id));
  });

  test('can be entered only while the order holds seats', async () => {
    expect(await enter('none', ada)).toBe(false);
    await recordOrder([{ type: 'OPENED', at }]);
    expect(await enter(id, ada)).toBe(false);
    expect(await trips.details(id)).toBeNull();

    id = 'paid';
    const booking = await recordBooking();
    const bob = { ...ada, travellers: [adult('Bob', 'Two', 'A1')] };
    expect(await enter(id, bob)).toBe(false);
    await record(booking, reset);
    expect(await enter(id, bob)).toBe(false);
    expect(await trips.details(id)).toEqual(ada);
  });

  test('are for the seats that the order has at that moment', async () => {
    const order = await recordOrder([seatsHeld('A1')]);
    await record(order, seatsHeld('A2'));
    expect(await trips.setDetails(id, ada, ['A1'])).toBe(false);
    expect(await trips.details(id)).toBeNull();
    expect(await trips.setDetails(id, ada, ['A2'])).toBe(true);
  });

  test('do not slip in while a payment begins', async () => {
    await recordOrder([seatsHeld('A1')]);
    const entered = Promise.withResolvers<boolean>();
    await database.sql.begin(async (tx) => {
      await tx`update orders set status = 'PAYMENT_PENDING' where id = ${id}`;
      enter(id, ada).then(entered.resolve, entered.reject);
      await expect.poll(waiting).toBe(1);
    });
    expect(await entered.promise).toBe(false);
    expect(await trips.details(id)).toBeNull();
  });

  test('sit in the seats that the order has when they are read', async () => {
    const order = await recordOrder([seatsHeld('A1', 'A2')]);
    const travellers = [adult('Ann', 'One', 'A2'), adult('Bob', 'Two', 'A1')];
    await enter(id, { ...ada, travellers });
    await record(order, seatsHeld('A2', 'B7'));
    const seated = seatTravellers((await trips.details(id))?.travellers ?? [], ['A2', 'B7']);
    expect(seated.map(({ seat }) => seat)).toEqual(['A2', 'B7']);
  });
});

describe('a booking', () => {
  test('is found by its reference and the family name of any traveller, however it is spelled', async () => {
    const travellers = [adult('Ada', 'Lovelace', 'A1'), adult('Åse', 'Øde-Gård', 'A2')];
    await recordBooking('K7QW3P', { ...ada, travellers });
    for (const name of ['LOVELACE', 'Øde-Gård', 'ode gard']) {
      expect(await trips.findBooking('K7QW3P', nameKey(name))).toBe(id);
    }
    expect(await trips.findBooking('K7QW3P', nameKey('Ada'))).toBeNull();
    expect(await trips.findBooking('K7QW3P', '')).toBeNull();
    expect(await trips.findBooking('A3C4D6', nameKey('Lovelace'))).toBeNull();
  });

  test('is still found after its refund', async () => {
    const booking = await recordBooking('M4XN9C');
    await record(booking, reset);
    expect(await trips.findBooking('M4XN9C', nameKey('Lovelace'))).toBe(id);
  });

  test('has a reference of its own: a second one is refused, and recorded with another', async () => {
    await recordBooking('E6FGHJ');
    const pending = await recordOrder([seatsHeld('B1'), paying], { orderId: `${id}-2` });
    const error = await record(pending, confirmed('E6FGHJ')).catch((reason) => reason);
    expect([isReferenceTaken(error), isDataFault(error)]).toEqual([true, false]);
    expect(await orders.find(pending.id)).toEqual(pending);
    await record(pending, confirmed('E6FGHK'));
    expect(await orders.find(pending.id)).toMatchObject({ status: 'CONFIRMED', reference: 'E6FGHK' });
  });

  test('may have no reference, as before references existed', async () => {
    await recordBooking();
    await recordBooking(undefined, ada, { orderId: `${id}-2` });
    expect(idsOf(await trips.bookingsOf(guest))).toEqual([id, `${id}-2`]);
  });

  test('can be opened by a guest who was granted it, and by no other', async () => {
    await recordBooking();
    expect(await trips.isGranted(id, 'friend')).toBe(false);
    await trips.grant(id, 'friend', null);
    await trips.grant(id, 'friend', null);
    expect(await trips.isGranted(id, 'friend')).toBe(true);
    expect(await trips.isGranted(id, 'stranger')).toBe(false);
    expect(await trips.isGranted('none', 'friend')).toBe(false);
  });
});

describe('a grant by the link of a mail', () => {
  const future = instant(Date.now() + DAY_MS);
  const past = instant(Date.now() - 1);

  test('ends with the link', async () => {
    await recordBooking();
    await trips.grant(id, 'friend', future);
    expect(await trips.isGranted(id, 'friend')).toBe(true);
    expect(idsOf(await trips.bookingsOf('friend'))).toContain(id);
    await trips.grant(id, 'late friend', past);
    expect(await trips.isGranted(id, 'late friend')).toBe(false);
    expect(await trips.bookingsOf('late friend')).toEqual([]);
  });

  test.each([
    ['a later link', [past, future], true],
    ['an earlier link', [future, past], true],
    ['a name', [past, null], true],
    ['a name before the link', [null, past], true],
  ] as const)('lasts as long as the longest one, also with %s', async (_, ends, isGranted) => {
    await recordBooking();
    for (const end of ends) await trips.grant(id, 'friend', end);
    expect(await trips.isGranted(id, 'friend')).toBe(isGranted);
  });

  test('makes room for later ones from the 51st on, but grants by name stay', async () => {
    await recordBooking();
    await trips.grant(id, 'friend', null);
    for (let nth = 0; nth <= 50; nth++) await trips.grant(id, `link-${nth}`, future);
    const rows = await database.sql`select guest_id from trip_grants where order_id = ${id}`;
    expect(rows).toHaveLength(51);
    expect([await trips.isGranted(id, 'friend'), await trips.isGranted(id, 'link-50')]).toEqual([true, true]);
  });
});

describe("a guest's bookings", () => {
  test('are own and granted ones, each once, the latest departure first', async () => {
    const early = await recordBooking(undefined, ada, { orderId: `${id}-early`, flightId: 'T1' });
    await recordBooking(undefined, ada, { orderId: `${id}-granted`, flightId: 'T3', guestId: 'another' });
    const middle = await recordBooking(undefined, ada, { orderId: `${id}-middle`, flightId: 'T2' });
    await record(middle, reset);
    await trips.grant(`${id}-granted`, guest, null);
    await trips.grant(early.id, guest, null);
    const found = await trips.bookingsOf(guest);
    expect(idsOf(found)).toEqual([`${id}-granted`, `${id}-middle`, `${id}-early`]);
    expect(found.at(-1)).toEqual(early);
  });

  test('are only paid ones, and none of other guests', async () => {
    await recordOrder([seatsHeld('A1')], { orderId: `${id}-held` });
    await recordOrder([seatsHeld('A2'), paying], { orderId: `${id}-paying` });
    await recordOrder([seatsHeld('A3'), { type: 'CANCELLED', at }], { orderId: `${id}-cancelled` });
    await recordBooking(undefined, ada, { orderId: `${id}-of-another`, guestId: 'another' });
    await trips.grant(`${id}-held`, guest, null);
    expect(await trips.bookingsOf(guest)).toEqual([]);
  });

  test('are at most 100', async () => {
    await recordBooking();
    await database.sql`
      insert into orders (id, flight_id, user_id, guest_id, status, seats, version, state, created_at, updated_at)
      select id || '-' || n, flight_id, user_id, guest_id, status, seats, version, state, created_at, updated_at
      from orders, generate_series(1, 100) as n where id = ${id}`;
    expect(await trips.bookingsOf(guest)).toHaveLength(100);
  });
});

describe('erasing the personal data of a booking', () => {
  test('erases its travellers, its contact and its grants', async () => {
    await recordBooking('P7QRTU');
    await trips.grant(id, 'friend', null);
    expect(await trips.erase(id)).toBe(true);
    expect(await trips.details(id)).toBeNull();
    expect(await trips.findBooking('P7QRTU', nameKey('Lovelace'))).toBeNull();
    expect(await trips.isGranted(id, 'friend')).toBe(false);
    expect(await trips.erase(id)).toBe(false);
    expect(await trips.erase('none')).toBe(false);
  });

  test('keeps the order, its events and its payment, and the data of other bookings', async () => {
    const booking = await recordBooking('V3WXY4');
    await recordBooking('V3WXY6', ada, { orderId: `${id}-2` });
    await trips.grant(`${id}-2`, 'friend', null);
    await trips.erase(id);
    expect(await orders.find(id)).toEqual(booking);
    expect(idsOf(await trips.bookingsOf(guest))).toContain(id);
    const [kept] = await database.sql`
      select (select count(*)::int from order_events where order_id = ${id}) as events,
        (select count(*)::int from payments where order_id = ${id}) as payments`;
    expect(kept).toEqual({ events: 3, payments: 1 });
    expect(await trips.details(`${id}-2`)).toEqual(ada);
    expect(await trips.isGranted(`${id}-2`, 'friend')).toBe(true);
  });

  test('also deletes what is being entered at that moment', async () => {
    await recordOrder([seatsHeld('A1')]);
    const erased = Promise.withResolvers<boolean>();
    await database.sql.begin(async (tx) => {
      await tx`select from orders where id = ${id} for no key update`;
      await tx`insert into contacts (order_id, email, language) values (${id}, 'ada@example.com', 'en')`;
      trips.erase(id).then(erased.resolve, erased.reject);
      await expect.poll(waiting).toBe(1);
    });
    expect(await erased.promise).toBe(true);
    expect(await trips.details(id)).toBeNull();
  });
});

test('the details of an order are deleted with the order', async () => {
  await recordOrder([seatsHeld('A1')]);
  await enter(id, ada);
  await trips.grant(id, 'friend', null);
  await database.sql`delete from order_events where order_id = ${id}`;
  await database.sql`delete from orders where id = ${id}`;
  expect(await trips.details(id)).toBeNull();
  expect(await trips.isGranted(id, 'friend')).toBe(false);
});
