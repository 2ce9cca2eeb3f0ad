import type { OrderEntry } from '@jumpseat/booking/contracts';
import type { Order } from '@jumpseat/domain';
import { batchWrites } from '../batch-writes.ts';
import type { Database } from '../connect.ts';
import { prepareFindEntry } from './find-orders.ts';

/** A try of an order's turn. */
export interface Try {
  /** Identifies the try among all workers. Until the next try begins, only this one can record. */
  readonly token: number;
  /** The entry that the next version has already; null if it has none. */
  readonly entry: OrderEntry | null;
}

interface Begun {
  readonly orderId: string;
  readonly token: number;
  readonly version: number;
}

/**
 * Prepares to begin tries. A try brings an order to its next version. It waits for an earlier try that is recording:
 * either that one's entry is found here, or that one can't record any more. Concurrent tries share one statement.
 * Throws ORDER_EXISTS if the id belongs to another order.
 */
export function prepareBeginTry(database: Database): (order: Order) => Promise<Try> {
  const begin = batchWrites(
    (orderIds: readonly string[]) => beginTries(database, orderIds),
    (orderId) => orderId,
  );
  const entryOf = prepareFindEntry(database);
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
