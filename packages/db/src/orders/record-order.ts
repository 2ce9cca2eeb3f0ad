import type { OrderEntry } from '@jumpseat/booking/contracts';
import { anonymous, deadlineOf, instant, type Order, type OrderEvent, seatsLastHeld } from '@jumpseat/domain';
import { batchWrites } from '../batch-writes.ts';
import type { Database } from '../connect.ts';
import { CHANNEL, PAYLOAD_LIMIT_BYTES } from '../feed/channel.ts';
import { prepareFindEntry } from './find-orders.ts';
import { mailOf } from './mail-of.ts';
import { paymentOf } from './payment-of.ts';

/** An entry to record, and the order after it. */
interface NewEntry extends OrderEntry {
  readonly order: Order;
  readonly token: number | null;
}

/**
 * Prepares to record orders. `order` is the order after `event`. One statement, and so one transaction, writes the
 * order's row, its entry, its payment attempt, the mail about it and the news. Concurrent entries share the statement.
 *
 * Each version is recorded once. A second record changes nothing and returns the entry that is there, because people
 * may have read it. A try that is not the order's newest records nothing; it throws if the version has no entry. Throws
 * ORDER_EXISTS if the id belongs to another order.
 */
export function prepareRecordOrder(
  database: Database,
): (order: Order, event: OrderEvent, by?: { request: string | null; token?: number }) => Promise<OrderEntry> {
  const record = batchWrites(
    (entries: readonly NewEntry[]) => recordOrders(database, entries),
    ({ order }) => order.id,
  );
  const entryOf = prepareFindEntry(database);
  return async (order, event, by) => {
    const request = by?.request ?? null;
    if (await record({ order, event, request, token: by?.token ?? null })) return { event, request };
    const recorded = await entryOf(order, order.version);
    if (!recorded) throw new Error(`a later try for order ${order.id} has begun`);
    return recorded;
  };
}

/**
 * Returns for each entry whether it was recorded now. Rows are always locked in the order of their ids, so that two
 * writers never wait for each other.
 */
async function recordOrders({ sql }: Database, entries: readonly NewEntry[]): Promise<boolean[]> {
  const rows = await sql<{ id: string }[]>`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(entries.map(rowOf))}::text::jsonb) as given (
        id text, "flightId" text, "userId" text, "guestId" text, status order_status, seats text[], "holdExpiresAt" timestamptz,
        version int, state jsonb, "createdAt" timestamptz, "updatedAt" timestamptz,
        type text, at timestamptz, data jsonb, request text, token bigint, payment jsonb, mail mail_kind, news text
      )
      order by id
    ),
    newest as (
      update order_tries set version = greatest(order_tries.version, given.version) from given
      where order_tries.order_id = given.id and (given.token is null or order_tries.token = given.token)
      returning order_id
    ),
    recorded as (
      insert into orders (id, flight_id, user_id, guest_id, status, seats, hold_expires_at, version, state, created_at, updated_at)
      select id, "flightId", "userId", "guestId", status, seats, "holdExpiresAt", version, state, "createdAt", "updatedAt" from given
      where given.token is null or exists (select from newest where order_id = given.id)
      on conflict (id) do update
      set status = excluded.status, seats = excluded.seats, hold_expires_at = excluded.hold_expires_at,
          version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
      where orders.version < excluded.version and orders.flight_id = excluded.flight_id
        and orders.user_id = excluded.user_id and orders.guest_id is not distinct from excluded.guest_id
      returning id
    ),
    audited as (
      insert into order_events (order_id, version, type, at, data, request)
      select id, version, type, at, data, request from recorded join given using (id)
      on conflict (order_id, version) do nothing
    ),
    deleted as (
      delete from order_claims using recorded join given using (id)
      where order_id = id and status in ('CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED', 'REFUNDED')
    ),
    paid as (
      insert into payments (order_id, attempt, idempotency_key, amount, currency, status, started_at, finished_at)
      select given.id, attempt, key, amount, currency, payment.status, "startedAt", "finishedAt"
      from recorded join given using (id) cross join jsonb_to_record(given.payment) as payment (
        attempt int, key text, amount int, currency text, status payment_status, "startedAt" timestamptz, "finishedAt" timestamptz
      )
      where given.payment is not null
      on conflict (order_id, attempt) do update set status = excluded.status, finished_at = excluded.finished_at
      where (payments.status = 'PENDING' and excluded.status <> 'PENDING')
         or (payments.status = 'APPROVED' and excluded.status = 'REFUNDED')
    ),
    mailed as (
      insert into mails (order_id, version, kind)
      select id, version, mail from recorded join given using (id)
      -- Named, so that the planner expects few and looks up their contacts by the index.
      where mail in ('CONFIRMATION', 'REFUND') and exists (select from contacts where order_id = id)
      on conflict (order_id, version) do nothing
    )
    select id, pg_notify(${CHANNEL}, news) from recorded join given using (id)`;
  const recorded = new Set(rows.map(({ id }) => id));
  return entries.map(({ order }) => recorded.has(order.id));
}

function rowOf({ order, event, request, token }: NewEntry) {
  const { type, at, ...data } = event;
  const deadline = deadlineOf(order);
  return {
    id: order.id,
    flightId: order.flightId,
    userId: order.userId,
    guestId: order.guestId,
    status: order.status,
    version: order.version,
    createdAt: order.createdAt,
    updatedAt: order.updatedAt,
    seats: seatsLastHeld(order),
    holdExpiresAt: deadline === undefined ? null : instant(deadline),
    state: order,
    type,
    at,
    data,
    request,
    token,
    payment: paymentOf(order, event),
    mail: mailOf(order, event),
    news: newsOf(order),
  };
}

function newsOf(order: Order): string {
  const brief = { orderId: order.id, version: order.version };
  const complete = JSON.stringify({ order: { ...brief, state: anonymous(order) } });
  return Buffer.byteLength(complete) < PAYLOAD_LIMIT_BYTES ? complete : JSON.stringify({ order: brief });
}
