import type { MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';

/** A mail that has not ended. */
export interface DueMailRow extends MailId {
  /** Whether a relay starts its delivery only later, because it was started before. */
  readonly isClaimed: boolean;
}

/** All mails that have not ended. */
export async function dueMailRows({ sql }: Database): Promise<DueMailRow[]> {
  return sql<DueMailRow[]>`
    select order_id as "orderId", version, start_after > now() as "isClaimed" from mails
    where status = 'DUE' order by order_id, version`;
}
