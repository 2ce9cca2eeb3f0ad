import type { MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';

/** Lets the delivery of a mail be started now. A mail that has ended stays as it is. */
export async function makeMailDue({ sql }: Database, { orderId, version }: MailId): Promise<void> {
  await sql`
    update mails set start_after = now()
    where order_id = ${orderId} and version = ${version} and status = 'DUE'`;
}
