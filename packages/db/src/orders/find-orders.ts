import type { OrderEntry } from '@jumpseat/booking/contracts';
import { JumpseatError, type Order, type OrderEvent, refusal } from '@jumpseat/domain';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { orderEvents, orders } from '../schema/index.ts';

/** Finds an order as it was last recorded; null when there is none. Prepared: every booking asks it several times. */
export function orderFinder({ db }: Database): (orderId: string) => Promise<Order | null> {
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
 * Finds what brought an order to a version; null while nothing has. Prepared, as `orderFinder`. Throws ORDER_EXISTS where the id is another
 * order's.
 */
export function entryFinder({ db }: Database): (order: Order, version: number) => Promise<OrderEntry | null> {
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
    const { type, at, data, request, flightId, userId, guestId } = row;
    if (flightId !== order.flightId || userId !== order.userId || guestId !== order.guestId) {
      throw new JumpseatError(refusal('ORDER_EXISTS', { detail: order.id }));
    }
    return { event: { type, at, ...data } as OrderEvent, request };
  };
}

/** Whether something has happened to the order that carried out the request of that key. */
export async function isCarriedOut({ sql }: Database, orderId: string, request: string): Promise<boolean> {
  const rows = await sql`select from order_events where order_id = ${orderId} and request = ${request}`;
  return rows.length > 0;
}

/** The ids of a flight's orders that have not ended. */
export async function liveOrders({ db }: Database, flightId: string): Promise<string[]> {
  // Spelled out, not as parameters, so that the partial index of the same words serves it.
  const live = sql`${orders.status} in ('CREATED', 'SEATS_RESERVED', 'PAYMENT_PENDING')`;
  const rows = await db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.flightId, flightId), live));
  return rows.map(({ id }) => id);
}

/** The guest's orders that hold seats, of that flight where one is named, the newest first. */
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

/** A flight's confirmed orders. */
export async function confirmedOrders({ db }: Database, flightId: string): Promise<Order[]> {
  const rows = await db
    .select({ state: orders.state })
    .from(orders)
    .where(and(eq(orders.flightId, flightId), sql`${orders.status} = 'CONFIRMED'`));
  return rows.map(({ state }) => state);
}

/** The version of each of these orders that there is. */
export async function orderVersions(
  { db }: Database,
  orderIds: readonly string[],
): Promise<{ id: string; version: number }[]> {
  return db
    .select({ id: orders.id, version: orders.version })
    .from(orders)
    .where(inArray(orders.id, [...orderIds]));
}
