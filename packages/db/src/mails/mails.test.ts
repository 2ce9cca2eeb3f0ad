import type { MailId } from '@jumpseat/booking/contracts';
import { instant, type Order, type OrderEvent, type TravelDetails, transition } from '@jumpseat/domain';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCaretakerStore } from '../caretaker/index.ts';
import { connect, type Database } from '../connect.ts';
import { createFlightStore } from '../flights/index.ts';
import { createOrderStore, type OrderStore } from '../orders/index.ts';
import { flight, LEASE, NOW, newOrder, seatsHeld } from '../testing/fixtures.ts';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { createTripStore } from '../trips/index.ts';
import { createMailStore, type MailStore } from './index.ts';

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;
const at = instant(NOW + 1_000);
const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: LEASE };
const confirmed: OrderEvent = { type: 'CONFIRMED', at };
const reset: OrderEvent = { type: 'FLIGHT_RESET', at };

const FLIGHT = flight({ arrivesAt: instant(NOW + 90_000_000) });
const details: TravelDetails = {
  travellers: [{ givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', bornOn: null, seat: 'A1', lapOf: null }],
  contact: { email: 'ada@example.com', phone: null, language: 'de', remind: true },
};

let testDatabase: TestDatabase;
let database: Database;
let orders: OrderStore;
let mails: MailStore;
let id: string;
let made = 0;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  database = connect(testDatabase.url);
  orders = createOrderStore(database);
  mails = createMailStore(database);
  await createFlightStore(database).create(FLIGHT);
});
afterAll(async () => {
  await database.close();
  await testDatabase.drop();
});
beforeEach(async () => {
  await database.sql`delete from mails`;
  await database.sql`delete from contacts`;
  id = `order-${++made}`;
});

const trips = () => createTripStore(database);

/** Records the events after the order. Returns the order after them. */
async function record(order: Order, ...events: readonly OrderEvent[]): Promise<Order> {
  let after = order;
  for (const event of events) {
    after = transition(after, event);
    await orders.recordOrder(after, event);
  }
  return after;
}

/** Records a booking of A1 by Ada, whose confirmation is due. */
async function recordBooking(orderId = id): Promise<Order> {
  const held = await record(newOrder(orderId), seatsHeld('A1'));
  expect(await trips().setDetails(orderId, details, ['A1'])).toBe(true);
  return record(held, paying, confirmed);
}

const idsOf = (claimed: readonly MailId[]) => claimed.map(({ orderId }) => orderId).toSorted();

describe('a due mail', () => {
  test('is claimed by one of several workers, the longest due first', async () => {
    const booked = ['a', 'b', 'c', 'd', 'e'].map((name) => `${id}-${name}`);
    for (const orderId of booked) await recordBooking(orderId);
    await database.sql`update mails set start_after = now() - interval '1 hour' where order_id = ${`${id}-d`}`;
    expect(await mails.claimDue(1)).toEqual([{ orderId: `${id}-d`, version: 3 }]);
    const claimed = await Promise.all([mails.claimDue(2), mails.claimDue(2), mails.claimDue(2)]);
    expect(idsOf(claimed.flat())).toEqual(booked.filter((orderId) => orderId !== `${id}-d`));
    expect(await mails.claimDue(10)).toEqual([]);
  });

  test('is due again after 15 seconds, then after twice that, but at least every hour, until it has ended', async () => {
    await recordBooking();
    const waits: number[] = [];
    for (let start = 0; start < 10; start++) {
      await database.sql`update mails set start_after = now() - interval '1 second'`;
      expect(await mails.claimDue(10)).toHaveLength(1);
      const [mail] = await database.sql<{ seconds: number }[]>`
        select round(extract(epoch from start_after - now()))::int as seconds
        from mails where starts = ${start + 1}`;
      waits.push(mail?.seconds ?? 0);
    }
    expect(waits).toEqual([15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    await mails.end({ orderId: id, version: 3 }, 'GIVEN_UP', null);
    await database.sql`update mails set start_after = now() - interval '1 second'`;
    expect(await mails.claimDue(10)).toEqual([]);
  });

  test('is due again in 15 seconds if its delivery could not be started, however often that was', async () => {
    await recordBooking();
    const mail = { orderId: id, version: 3 };
    for (let start = 0; start < 5; start++) {
      await database.sql`update mails set start_after = now() - interval '1 second'`;
      expect(await mails.claimDue(10)).toEqual([mail]);
      await mails.returnClaim(mail);
    }
    const [row] = await database.sql<{ starts: number; seconds: number }[]>`
      select starts, round(extract(epoch from start_after - now()))::int as seconds from mails`;
    expect(row).toEqual({ starts: 0, seconds: 15 });
  });

  test('is due at once when its workflow was terminated, unless it has ended', async () => {
    await recordBooking();
    const mail = { orderId: id, version: 3 };
    const { makeMailDue } = createCaretakerStore(database);
    await mails.claimDue(10);
    await makeMailDue(mail);
    expect(await mails.claimDue(10)).toEqual([mail]);
    await mails.end(mail, 'SENT', null);
    await makeMailDue(mail);
    expect(await mails.claimDue(10)).toEqual([]);
  });

  test('ends once, and everyone who ends it learns how', async () => {
    await recordBooking();
    const mail = { orderId: id, version: 3 };
    const ends = ['SENT', 'BOUNCED', 'GIVEN_UP', 'DROPPED'] as const;
    const [first, ...others] = await Promise.all(ends.map((end) => mails.end(mail, end, `reason of ${end}`)));
    expect(others).toEqual([first, first, first]);
    const [row] = await database.sql`select status, reason, ended_at is not null as ended from mails`;
    expect(first?.kind).toBe('CONFIRMATION');
    expect(row).toEqual({ status: first?.end, reason: `reason of ${first?.end}`, ended: true });
    expect(await mails.find(mail)).toMatchObject({ end: first?.end });
  });

  test('of a deleted order is dropped', async () => {
    const mail = { orderId: 'none', version: 3 };
    expect(await mails.find(mail)).toBeNull();
    expect(await mails.end(mail, 'SENT', null)).toBeNull();
  });

  test('counts as due until it has ended, with the age of the oldest one', async () => {
    expect(await mails.due()).toEqual({ count: 0, oldestSeconds: 0 });
    const booking = await recordBooking();
    await record(booking, reset);
    // The column rounds to milliseconds, and a moment rounded up would be too young.
    await database.sql`
      update mails set created_at = date_trunc('milliseconds', now()) - interval '20 minutes' where version = 3`;
    const { count, oldestSeconds } = await mails.due();
    expect(count).toBe(2);
    expect(oldestSeconds).toBeGreaterThanOrEqual(1_200);
    await mails.end({ orderId: id, version: 3 }, 'SENT', null);
    const later = await mails.due();
    expect(later.count).toBe(1);
    expect(later.oldestSeconds).toBeLessThan(600);
  });
});

describe('what a mail is about', () => {
  test('is its order as it is now, with all that has happened to it, its flight and its travellers', async () => {
    const booking = await recordBooking();
    const { id: flightId, layoutId, blockBy, origin, destination, departsAt, arrivesAt } = FLIGHT;
    const about = {
      kind: 'CONFIRMATION',
      end: null,
      order: booking,
      events: [seatsHeld('A1'), paying, confirmed],
      flight: { id: flightId, layoutId, blockBy, origin, destination, departsAt, arrivesAt },
      details,
    };
    expect(await mails.find({ orderId: id, version: 3 })).toEqual(about);
    const refunded = await record(booking, reset);
    expect(await mails.find({ orderId: id, version: 3 })).toEqual({
      ...about,
      order: refunded,
      events: [...about.events, reset],
    });
    expect(await mails.find({ orderId: id, version: 4 })).toMatchObject({ kind: 'REFUND', end: null, order: refunded });
  });

  test('names nobody once the personal data is erased', async () => {
    await recordBooking();
    await trips().erase(id);
    expect(await mails.find({ orderId: id, version: 3 })).toMatchObject({ kind: 'CONFIRMATION', details: null });
  });
});

test('the mails of a trip are listed with how they have ended, the first one first', async () => {
  const booking = await recordBooking();
  await record(booking, reset);
  await mails.end({ orderId: id, version: 3 }, 'BOUNCED', 'SMTP 550');
  expect(await trips().mails(id)).toEqual([
    { kind: 'CONFIRMATION', end: 'BOUNCED', at: expect.stringMatching(/Z$/) },
    { kind: 'REFUND', end: null, at: expect.stringMatching(/Z$/) },
  ]);
  expect(await trips().mails('none')).toEqual([]);
});

describe('a reminder', () => {
  /** Records an order that holds A1 for so long from now, by the real clock. Its contact asked for a reminder. */
  async function recordHold(minutes: number, { holdMinutes = 15, remind = true } = {}): Promise<Order> {
    const opened = newOrder(id);
    const order: Order = { ...opened, policy: { ...opened.policy, holdMs: holdMinutes * MINUTE_MS } };
    const held = await record(order, { ...seatsHeld('A1'), expiresAt: instant(Date.now() + minutes * MINUTE_MS) });
    const contact = { ...details.contact, remind };
    await trips().setDetails(id, { travellers: details.travellers, contact }, ['A1']);
    return held;
  }

  /** Records such an order with another id and contact. */
  async function recordAnotherHold(orderId: string, email: string): Promise<void> {
    const held = { ...seatsHeld('A1'), expiresAt: instant(Date.now() + 4 * MINUTE_MS) };
    await record(newOrder(orderId), held);
    const contact = { ...details.contact, email };
    await trips().setDetails(orderId, { travellers: details.travellers, contact }, ['A1']);
  }

  const reminders = () => database.sql`select order_id as id, version from mails where kind = 'REMINDER'`;

  test('is added once, even by two workers at the same time', async () => {
    await recordHold(4);
    const added = await Promise.all([mails.addReminders(FIVE_MINUTES_MS), mails.addReminders(FIVE_MINUTES_MS)]);
    expect(added.toSorted()).toEqual([0, 1]);
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(0);
    expect(await reminders()).toEqual([{ id, version: 1 }]);
    expect(await mails.claimDue(10)).toEqual([{ orderId: id, version: 1 }]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['before the last five minutes', () => recordHold(6)],
    ['in the last minute', () => recordHold(0.9)],
    ['after the time is up', () => recordHold(-1)],
    ['of a hold of less than ten minutes', () => recordHold(4, { holdMinutes: 9 })],
    ['that nobody asked for', () => recordHold(4, { remind: false })],
    ['during a payment', async () => record(await recordHold(4), paying)],
    ['of a cancelled order', async () => record(await recordHold(4), { type: 'CANCELLED', at })],
  ])('is not added %s', async (_when, recordIt) => {
    await recordIt();
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(0);
    expect(await reminders()).toEqual([]);
  });

  test('is sent to one address at most three times in 24 hours, however it is written', async () => {
    for (const name of ['a', 'b']) await recordAnotherHold(`${id}-${name}`, 'Stranger@example.com');
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(2);
    for (const name of ['c', 'd', 'e']) await recordAnotherHold(`${id}-${name}`, 'stranger@EXAMPLE.com');
    await recordAnotherHold(`${id}-f`, 'grace@example.com');
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(2);
    expect(idsOf(await mails.claimDue(10))).toEqual(['a', 'b', 'c', 'f'].map((name) => `${id}-${name}`));
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(0);
    await database.sql`update mails set created_at = now() - interval '25 hours' where order_id <> ${`${id}-c`}`;
    await database.sql`update orders set status = 'PAYMENT_PENDING' where id in (${`${id}-a`}, ${`${id}-b`})`;
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(2);
  });

  test('is not repeated when the order changes but not its time, unless the first one was dropped', async () => {
    const held = await recordHold(4);
    await mails.addReminders(FIVE_MINUTES_MS);
    await record(held, { type: 'REQUEST_REFUSED', at, refusal: { code: 'NO_SEATS' } });
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(0);
    await mails.end({ orderId: id, version: 1 }, 'DROPPED', null);
    expect(await mails.addReminders(FIVE_MINUTES_MS)).toBe(1);
    expect(await reminders()).toContainEqual({ id, version: 2 });
  });
});
