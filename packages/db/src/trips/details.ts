import { type Contact, nameKey, type SeatCode, type TravelDetails, type Traveller } from '@jumpseat/domain';
import type { TransactionSql } from 'postgres';
import type { Database } from '../connect.ts';

interface DetailsRow extends Contact {
  readonly travellers: readonly Traveller[];
}

/** The order's travellers and contact as they were entered; null if there are none. */
export async function detailsOf({ sql }: Database, orderId: string): Promise<TravelDetails | null> {
  // One statement, so that they were entered together.
  const [row] = await sql<DetailsRow[]>`
    select email, phone, language, remind, (
      select coalesce(jsonb_agg(jsonb_build_object(
        'givenName', given_name, 'familyName', family_name, 'kind', kind,
        'bornOn', born_on, 'seat', seat, 'lapOf', lap_of
      ) order by position), '[]'::jsonb)
      from travellers where order_id = ${orderId}
    ) as travellers
    from contacts where order_id = ${orderId}`;
  if (!row) return null;
  const { travellers, ...contact } = row;
  return { travellers, contact };
}

/**
 * Replaces the order's travellers and contact in one transaction. Returns false, and changes nothing, unless the order
 * is recorded as SEATS_RESERVED with these seats at that moment. Its row stays locked, so no payment can begin meanwhile.
 */
export async function setDetails(
  { sql }: Database,
  orderId: string,
  details: TravelDetails,
  seats: readonly SeatCode[],
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [open] = await tx`
      select id from orders
      where id = ${orderId} and status = 'SEATS_RESERVED' and seats = ${[...seats]}::text[] for no key update`;
    if (!open) return false;
    // A statement of its own, so that it sees what was entered while it waited for the lock.
    await replaceDetails(tx, orderId, details);
    return true;
  });
}

/** Rows are replaced by position, because one statement can't delete a row and insert it again. */
async function replaceDetails(
  tx: TransactionSql<{ bigint: number }>,
  orderId: string,
  { travellers, contact: { email, phone, language, remind } }: TravelDetails,
): Promise<void> {
  const rows = travellers.map((each, position) => ({ ...each, position, familyKey: nameKey(each.familyName) }));
  await tx`
    with fewer as (
      delete from travellers where order_id = ${orderId} and position >= ${rows.length}::int
    ),
    contact as (
      insert into contacts (order_id, email, phone, language, remind)
      values (${orderId}, ${email}, ${phone}, ${language}, ${remind})
      on conflict (order_id) do update
      set email = excluded.email, phone = excluded.phone, language = excluded.language, remind = excluded.remind
    )
    insert into travellers (order_id, position, given_name, family_name, family_key, kind, born_on, seat, lap_of)
    select ${orderId}::text, position, "givenName", "familyName", "familyKey", kind, "bornOn", seat, "lapOf"
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb) as given (
      position int, "givenName" text, "familyName" text, "familyKey" text, kind passenger_kind,
      "bornOn" date, seat text, "lapOf" int
    )
    on conflict (order_id, position) do update
    set given_name = excluded.given_name, family_name = excluded.family_name, family_key = excluded.family_key,
        kind = excluded.kind, born_on = excluded.born_on, seat = excluded.seat, lap_of = excluded.lap_of`;
}
