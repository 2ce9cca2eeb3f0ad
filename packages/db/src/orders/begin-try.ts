import type { OrderEntry } from '@jumpseat/booking/contracts';
import type { OrderEvent } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** The beginning of a try of an order's turn. */
export interface Try {
  /** Higher than that of every try begun before, at any worker. */
  readonly token: number;
  /** What a try before this one has recorded for the version; null where none has. */
  readonly entry: OrderEntry | null;
}

/** Begins a try to bring an order to `version`. */
export async function beginTry({ sql }: Database, orderId: string, version: number): Promise<Try> {
  const [row] = await sql<{ token: number; event: OrderEvent | null; request: string | null }[]>`
    select
      nextval('turn_tokens') as token,
      entry.request,
      entry.data || jsonb_build_object(
        'type', entry.type, 'at', to_char(entry.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      ) as event
    from (values (1)) as one
    left join order_events as entry on entry.order_id = ${orderId} and entry.version = ${version}`;
  if (!row) throw new Error('Postgres returned no token');
  const { token, event, request } = row;
  return { token, entry: event && { event, request } };
}
