import { anonymous, deadlineOf, holdOf, instant, type Order, type OrderEvent } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { CHANNEL, INLINE_LIMIT_BYTES } from '../feed/channel.ts';
import { together } from '../together.ts';
import { paymentOf } from './payment-of.ts';

/** What happened to an order, which is as it is after the event. */
interface Happened {
  readonly order: Order;
  readonly event: OrderEvent;
}

/**
 * Records what happened to an order, with `order` as it is after `event`: its row, the audit event, the payment attempt, and
 * the news of it, in one statement and so in one transaction; orders of which something happens at a time share it. An older version never
 * overwrites a newer; repeating it changes nothing.
 * Of two for one version the later stands: what the earlier was about got lost in a crash before its workflow had remembered it.
 */
export function orderRecorder(database: Database): (order: Order, event: OrderEvent) => Promise<void> {
  const record = together(
    (happened: readonly Happened[]) => recordOrders(database, happened),
    ({ order }) => order.id,
  );
  return (order, event) => record({ order, event });
}

/** Rows are locked in the order of their ids wherever several are written, so that no two writers wait for each other. */
function recordOrders({ sql }: Database, happened: readonly Happened[]): Promise<unknown> {
  return sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(happened.map(rowOf))}::text::jsonb) as given (
        id text, "flightId" text, "userId" text, "guestId" text, status order_status, seats text[], "holdExpiresAt" timestamptz,
        version int, state jsonb, "createdAt" timestamptz, "updatedAt" timestamptz,
        type text, at timestamptz, data jsonb, payment jsonb, news text
      )
      order by id
    ),
    recorded as (
      insert into orders (id, flight_id, user_id, guest_id, status, seats, hold_expires_at, version, state, created_at, updated_at)
      select id, "flightId", "userId", "guestId", status, seats, "holdExpiresAt", version, state, "createdAt", "updatedAt" from given
      on conflict (id) do update
      set status = excluded.status, seats = excluded.seats, hold_expires_at = excluded.hold_expires_at,
          version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
      where (orders.version, orders.updated_at) < (excluded.version, excluded.updated_at)
      returning id
    ),
    audited as (
      insert into order_events (order_id, version, type, at, data)
      select id, version, type, at, data from given
      on conflict (order_id, version) do update set type = excluded.type, at = excluded.at, data = excluded.data
      where order_events.at < excluded.at
    ),
    paid as (
      insert into payments (order_id, attempt, idempotency_key, amount, currency, status, started_at, finished_at)
      select given.id, attempt, key, amount, currency, payment.status, "startedAt", "finishedAt"
      from given cross join jsonb_to_record(given.payment) as payment (
        attempt int, key text, amount int, currency text, status payment_status, "startedAt" timestamptz, "finishedAt" timestamptz
      )
      where given.payment is not null
      on conflict (order_id, attempt) do update set status = excluded.status, finished_at = excluded.finished_at
      where (payments.status = 'PENDING' and excluded.status <> 'PENDING')
         or (payments.status = 'APPROVED' and excluded.status = 'REFUNDED')
    )
    select pg_notify(${CHANNEL}, news) from recorded join given using (id)`;
}

function rowOf({ order, event }: Happened) {
  const { id, flightId, userId, guestId, status, version, createdAt, updatedAt } = order;
  const { type, at, ...data } = event;
  const deadline = deadlineOf(order);
  return {
    ...{ id, flightId, userId, guestId, status, version, createdAt, updatedAt },
    ...{ seats: holdOf(order)?.seats ?? [], holdExpiresAt: deadline === undefined ? null : instant(deadline) },
    ...{ state: order, type, at, data, payment: paymentOf(order, event), news: newsOf(order) },
  };
}

function newsOf(order: Order): string {
  const brief = { orderId: order.id, version: order.version };
  const complete = JSON.stringify({ order: { ...brief, state: anonymous(order) } });
  return Buffer.byteLength(complete) < INLINE_LIMIT_BYTES ? complete : JSON.stringify({ order: brief });
}
