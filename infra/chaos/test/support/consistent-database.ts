import { connect, createFlightStore, type Database } from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import {
  DEFAULT_POLICY,
  deadlineOf,
  euros,
  holdOf,
  instant,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  transition,
  usualFares,
} from '@jumpseat/domain';
import { readTables, type Tables } from '../../src/checker/tables.ts';

const HOUR_MS = 3_600_000;
export const FLIGHT = 'T1';

type Proposed = OrderEvent extends infer E ? (E extends OrderEvent ? Omit<E, 'at'> : never) : never;

/**
 * A database without violations: one order is confirmed, one holds seats, one has expired, one was refunded. Mail was
 * sent to two of them: see `received-mails.ts`.
 */
export class ConsistentDatabase {
  readonly #url: string;
  readonly #database: Database;
  readonly #drop: () => Promise<void>;
  /** The orders by id. */
  readonly orders = new Map<string, Order>();

  private constructor(url: string, drop: () => Promise<void>) {
    this.#url = url;
    this.#database = connect(url, { max: 1 });
    this.#drop = drop;
  }

  static async create(): Promise<ConsistentDatabase> {
    const { url, drop } = await createTestDatabase();
    const database = new ConsistentDatabase(url, drop);
    await database.restore();
    return database;
  }

  /** Restores the original rows. */
  async restore(): Promise<void> {
    const { sql } = this.#database;
    await sql`truncate flights cascade`;
    const departsAt = instant(Date.now() + 24 * HOUR_MS);
    const sale = { fares: usualFares(layoutOf('demo-30')), surcharges: {}, departsAt, salesCloseAt: departsAt };
    const route = { origin: 'ZRH', destination: 'LIS' };
    await createFlightStore(this.#database).create({
      id: FLIGHT,
      layoutId: 'demo-30',
      blockBy: 'cabin',
      ...route,
      ...sale,
    });
    const expiresAt = instant(Date.now() + HOUR_MS);
    const held = (...seats: string[]): Proposed => ({ type: 'SEATS_HELD', seats, total: euros(8_900), expiresAt });
    const paying: Proposed = { type: 'PAYMENT_STARTED', expiresAt };
    await this.#write('booked', [held('A1', 'A2'), paying, { type: 'CONFIRMED', reference: 'K7QW3P' }]);
    await this.#write('held', [held('B1')]);
    await this.#write('expired', [{ type: 'OPENED' }, held('C1'), { type: 'EXPIRED' }]);
    const confirmed: Proposed = { type: 'CONFIRMED', reference: 'M4XN9C' };
    await this.#write('refunded', [held('C2'), paying, confirmed, { type: 'FLIGHT_RESET' }]);
    await sql`
      insert into travellers (order_id, position, given_name, family_name, family_key, kind, born_on, seat, lap_of)
      values ('booked', 0, 'Ada', 'Lovelace', 'lovelace', 'adult', null, 'A1', null),
        ('booked', 1, 'Ann', 'Lovelace', 'lovelace', 'child', '2020-05-06', 'A2', null),
        ('booked', 2, 'Tim', 'Lovelace', 'lovelace', 'infant', '2026-02-03', null, 0)`;
    await sql`
      insert into contacts (order_id, email, language)
      values ('booked', 'ada-booked@example.com', 'en'), ('refunded', 'ada-refunded@example.com', 'ar'),
        ('held', 'ada-held@example.com', 'de')`;
    await sql`
      insert into mails (order_id, version, kind, status, ended_at)
      values ('booked', 3, 'CONFIRMATION', 'SENT', now()), ('refunded', 3, 'CONFIRMATION', 'SENT', now()),
        ('refunded', 4, 'REFUND', 'SENT', now())`;
    await sql`insert into payments values ('booked', 1, 'booked/1', 8900, 'EUR', 'APPROVED', now(), now())`;
    await sql`insert into payments values ('refunded', 1, 'refunded/1', 8900, 'EUR', 'REFUNDED', now(), now())`;
    await sql`insert into bookings values (${FLIGHT}, 'A1', 'booked'), (${FLIGHT}, 'A2', 'booked')`;
    await sql`update seats set status = 'BOOKED', order_id = 'booked', version = 2, flight_version = 2 where code in ('A1', 'A2')`;
    await sql`update seats set status = 'HELD', order_id = 'held', lease_until = ${expiresAt}, version = 1, flight_version = 1 where code = 'B1'`;
    await sql`update flights set seat_version = 2`;
  }

  /** Runs a statement that breaks a promise. */
  async run(statement: string): Promise<void> {
    await this.#database.sql.unsafe(statement);
  }

  tables(): Promise<Tables> {
    return readTables(this.#url);
  }

  async remove(): Promise<void> {
    await this.#database.close();
    await this.#drop();
  }

  async #write(id: string, events: readonly Proposed[]): Promise<void> {
    const { sql } = this.#database;
    const now = Date.now();
    let order = openOrder({
      id,
      flightId: FLIGHT,
      userId: `user of ${id}`,
      guestId: null,
      policy: DEFAULT_POLICY,
      now,
    });
    const audit = events.map((event) => {
      const { at, ...said } = { ...event, at: instant(now) } as OrderEvent;
      order = transition(order, { ...said, at } as OrderEvent);
      return { version: order.version, at, said };
    });
    const deadline = deadlineOf(order);
    await sql`
      insert into orders (id, flight_id, user_id, guest_id, status, seats, hold_expires_at, version, state, created_at, updated_at)
      values (
        ${id}, ${FLIGHT}, ${order.userId}, null, ${order.status}, ${[...(holdOf(order)?.seats ?? [])]},
        ${deadline === undefined ? null : instant(deadline)}, ${order.version}, ${JSON.stringify(order)}::text::jsonb,
        ${order.createdAt}, ${order.updatedAt}
      )`;
    for (const { version, at, said } of audit) {
      const { type, ...data } = said;
      await sql`
        insert into order_events (order_id, version, type, at, data)
        values (${id}, ${version}, ${type}, ${at}, ${JSON.stringify(data)}::text::jsonb)`;
    }
    this.orders.set(id, order);
  }
}
