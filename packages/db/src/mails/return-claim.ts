import type { MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';

/**
 * Returns the claim of a mail whose delivery could not be started. The mail is due again in 15 seconds, and the start
 * does not count. Otherwise mails would wait for an hour after an outage of Temporal.
 */
export async function returnClaim({ sql }: Database, { orderId, version }: MailId): Promise<void> {
  await sql`
    update mails set starts = greatest(starts - 1, 0), start_after = now() + interval '15 seconds'
    where order_id = ${orderId} and version = ${version} and status = 'DUE'`;
}
