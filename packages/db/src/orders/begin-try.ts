import type { OrderEntry } from '@jumpseat/booking/contracts';
import type { Order } from '@jumpseat/domain';
import { batchWrites } from '../batch-writes.ts';
import type { Database } from '../connect.ts';
import { entryFinder } from './find-orders.ts';

/** The beginning of a try of an order's turn. */
export interface Try {
  /** Tells the tries of an order apart, at any worker. From now on no other try records anything, until the next begins. */
  readonly token: number;
  /** What was recorded for the version already; null where nothing was. */
  readonly entry: OrderEntry | null;
}

interface Begun {
  readonly orderId: string;
  readonly token: number;
  readonly version: number;
}

/**
 * Begins a try to bring an order to its next version. Waits for a try that is just recording: either it is seen here, or it can't record
 * any more. Tries that begin at a time share one statement. Throws ORDER_EXISTS where the id is another order's.
 */
export function tryBeginner(database: Database): (order: Order) => Promise<Try> {
  const begin = batchWrites(
    (orderIds: readonly string[]) => beginTries(database, orderIds),
    (orderId) => orderId,
  );
  const entryOf = entryFinder(database);
  return async (order) => {
    const { token, version } = await begin(order.id);
    const entry = version > order.version ? await entryOf(order, order.version + 1) : null;
    return { token, entry };
  };
}

async function beginTries({ sql }: Database, orderIds: readonly string[]): Promise<Begun[]> {
  const rows = await sql<Begun[]>`
    insert into order_tries (order_id, token)
    select id, nextval('try_tokens') from unnest(${orderIds}::text[]) as id order by id
    on conflict (order_id) do update set token = excluded.token
    returning order_id as "orderId", token, version`;
  const begun = new Map(rows.map((row) => [row.orderId, row]));
  return orderIds.map((id) => begun.get(id) as Begun);
}
