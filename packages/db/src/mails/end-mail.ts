import type { MailEnd, MailId } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';

/**
 * Ends a due mail. A mail that has ended stays as it is. Returns how it has ended; DROPPED if there is no such mail.
 */
export async function endMail(
  { sql }: Database,
  { orderId, version }: MailId,
  end: MailEnd,
  reason: string | null,
): Promise<MailEnd> {
  // Updates ended mails too, so that one statement returns their end, whoever ends them at the same time.
  const [mail] = await sql<{ end: MailEnd }[]>`
    update mails
    set status = case status when 'DUE' then ${end}::mail_status else status end,
        reason = case status when 'DUE' then ${reason}::text else reason end,
        ended_at = coalesce(ended_at, now())
    where order_id = ${orderId} and version = ${version}
    returning status as "end"`;
  return mail?.end ?? 'DROPPED';
}
