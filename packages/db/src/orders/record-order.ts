import { anonymous, deadlineOf, holdOf, instant, type Order, type OrderEvent } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { CHANNEL, INLINE_LIMIT_BYTES } from '../feed/channel.ts';
import { paymentOf } from './payment-of.ts';

/**
 * Records what happened to an order, with `order` as it is after `event`: its row, the audit event, the payment attempt, and
 * the news of it, in one statement and so in one transaction. An older version never overwrites a newer; repeating it changes nothing.
 * Of two for one version the later stands: what the earlier was about got lost in a crash before its workflow had remembered it.
 */
export async function recordOrder({ sql }: Database, order: Order, event: OrderEvent): Promise<void> {
  const { type, at, ...data } = event;
  const deadline = deadlineOf(order);
  const payment = paymentOf(order, event);
  await sql`
    with recorded as (
      insert into orders (id, flight_id, user_id, guest_id, status, seats, hold_expires_at, version, state, created_at, updated_at)
      values (
        ${order.id}, ${order.flightId}, ${order.userId}, ${order.guestId}, ${order.status},
        ${[...(holdOf(order)?.seats ?? [])]}::text[], ${deadline === undefined ? null : instant(deadline)},
        ${order.version}, ${JSON.stringify(order)}::text::jsonb, ${order.createdAt}, ${order.updatedAt}
      )
      on conflict (id) do update
      set status = excluded.status, seats = excluded.seats, hold_expires_at = excluded.hold_expires_at,
          version = excluded.version, state = excluded.state, updated_at = excluded.updated_at
      where (orders.version, orders.updated_at) < (excluded.version, excluded.updated_at)
      returning id
    ),
    audited as (
      insert into order_events (order_id, version, type, at, data)
      values (${order.id}, ${order.version}, ${type}, ${at}, ${JSON.stringify(data)}::text::jsonb)
      on conflict (order_id, version) do update set type = excluded.type, at = excluded.at, data = excluded.data
      where order_events.at < excluded.at
    ),
    paid as (
      insert into payments (order_id, attempt, idempotency_key, amount, currency, status, started_at, finished_at)
      select ${order.id}, attempt, key, amount, currency, status, "startedAt", "finishedAt"
      from jsonb_to_recordset(${JSON.stringify(payment ? [payment] : [])}::text::jsonb) as payment (
        attempt int, key text, amount int, currency text, status payment_status, "startedAt" timestamptz, "finishedAt" timestamptz
      )
      on conflict (order_id, attempt) do update set status = excluded.status, finished_at = excluded.finished_at
      where (payments.status = 'PENDING' and excluded.status <> 'PENDING')
         or (payments.status = 'APPROVED' and excluded.status = 'REFUNDED')
    )
    select pg_notify(${CHANNEL}, ${newsOf(order)}) from recorded`;
}

function newsOf(order: Order): string {
  const brief = { orderId: order.id, version: order.version };
  const complete = JSON.stringify({ order: { ...brief, state: anonymous(order) } });
  return Buffer.byteLength(complete) < INLINE_LIMIT_BYTES ? complete : JSON.stringify({ order: brief });
}
