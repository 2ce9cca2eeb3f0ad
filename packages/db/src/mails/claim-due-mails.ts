import type { MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';

/** The number of starts after which a mail is due again every hour. */
const LONGEST_WAIT_AFTER = 8;

/**
 * Claims at most `most` due mails, the longest due first. Each is due again after 15 seconds, then after 30 and so on,
 * up to an hour: its delivery may have been lost. Concurrent claims get different mails.
 */
export async function claimDueMails({ sql }: Database, most: number): Promise<MailId[]> {
  return sql<MailId[]>`
    with due as materialized (
      select order_id, version from mails
      where status = 'DUE' and start_after <= now()
      order by start_after limit ${most}
      for update skip locked
    )
    update mails
    set starts = starts + 1,
        start_after = now() + least(
          interval '15 seconds' * power(2, least(starts, ${LONGEST_WAIT_AFTER}::int)), interval '1 hour'
        )
    from due where mails.order_id = due.order_id and mails.version = due.version
    returning mails.order_id as "orderId", mails.version`;
}
