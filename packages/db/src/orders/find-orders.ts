import type { OrderEntry } from '@jumpseat/booking/contracts';
import { JumpseatError, type Order, type OrderEvent, refusal } from '@jumpseat/domain';
import { and, asc, desc, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { orderEvents, orders } from '../schema/index.ts';

/** Prepares the read of an order's last recorded state; null if there is none. Every booking needs it several times. */
export function prepareFindOrder({ db }: Database): (orderId: string) => Promise<Order | null> {
  const byId = db
    .select({ state: orders.state })
    .from(orders)
    .where(eq(orders.id, sql.placeholder('id')))
    .prepare('order_by_id');
  return async (id) => {
    const [row] = await byId.execute({ id });
    return row?.state ?? null;
  };
}

/**
 * Prepares the read of an order's entry for a version; null while there is none. Throws ORDER_EXISTS if the id belongs
 * to another order.
 */
export function prepareFindEntry({ db }: Database): (order: Order, version: number) => Promise<OrderEntry | null> {
  const byVersion = db
    .select({
      type: orderEvents.type,
      at: orderEvents.at,
      data: orderEvents.data,
      request: orderEvents.request,
      flightId: orders.flightId,
      userId: orders.userId,
      guestId: orders.guestId,
    })
    .from(orderEvents)
    .innerJoin(orders, eq(orders.id, orderEvents.orderId))
    .where(and(eq(orderEvents.orderId, sql.placeholder('id')), eq(orderEvents.version, sql.placeholder('version'))))
    .prepare('order_entry');
  return async (order, version) => {
    const [row] = await byVersion.execute({ id: order.id, version });
    if (!row) return null;
    const { request, flightId, userId, guestId } = row;
    if (flightId !== order.flightId || userId !== order.userId || guestId !== order.guestId) {
      throw new JumpseatError(refusal('ORDER_EXISTS', { detail: order.id }));
    }
    return { event: eventOf(row), request };
  };
}

/**
 * What has happened to the order, the first event first. Empty if there is no such order. With `upTo`, only up to that
 * version.
 */
export async function eventsOf({ db }: Database, orderId: string, upTo?: number): Promise<OrderEvent[]> {
  const { type, at, data, version } = orderEvents;
  const rows = await db
    .select({ type, at, data })
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, orderId), upTo === undefined ? undefined : lte(version, upTo)))
    .orderBy(asc(version));
  return rows.map(eventOf);
}

/** An event from its row, which has its members in three columns. */
function eventOf({ type, at, data }: Pick<typeof orderEvents.$inferSelect, 'type' | 'at' | 'data'>): OrderEvent {
  return { type, at, ...data } as OrderEvent;
}

/** Whether the order has carried out the request with that key. */
export async function isCarriedOut({ sql }: Database, orderId: string, request: string): Promise<boolean> {
  const rows = await sql`select from order_events where order_id = ${orderId} and request = ${request}`;
  return rows.length > 0;
}

/** The ids of a flight's live orders. */
export async function liveOrders({ db }: Database, flightId: string): Promise<string[]> {
  // Literals instead of parameters, so that Postgres can use the partial index with the same condition.
  const live = sql`${orders.status} in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')`;
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.flightId, flightId), live));
  return rows.map(({ id }) => id);
}

/** The guest's orders that hold seats, the newest first. With `flightId`, only those of that flight. */
export async function ordersHeldBy({ db }: Database, guestId: string, flightId?: string): Promise<Order[]> {
  const holding = sql`${orders.status} in ('SEATS_RESERVED', 'PAYMENT_PENDING')`;
  const rows = await db
    .select({ state: orders.state })
    .from(orders)
    .where(
      and(eq(orders.guestId, guestId), holding, flightId === undefined ? undefined : eq(orders.flightId, flightId)),
    )
    .orderBy(desc(orders.createdAt));
  return rows.map(({ state }) => state);
}

export async function confirmedOrders({ db }: Database, flightId: string): Promise<Order[]> {
  const rows = await db
    .select({ state: orders.state })
    .from(orders)
    .where(and(eq(orders.flightId, flightId), sql`${orders.status} = 'CONFIRMED'`));
  return rows.map(({ state }) => state);
}

/** The version of each existing order. */
export async function orderVersions(
  { db }: Database,
  orderIds: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db
    .select({ id: orders.id, version: orders.version })
    .from(orders)
    .where(inArray(orders.id, [...orderIds]));
}
