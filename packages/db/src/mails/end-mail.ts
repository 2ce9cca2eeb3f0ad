import type { MailEnd, MailId, MailKind } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';

/** A mail that has ended. */
export interface EndedMail {
  readonly kind: MailKind;
  readonly end: MailEnd;
}

/**
 * Ends a due mail. A mail that has ended stays as it is. Returns how it has ended; null if there is no such mail.
 */
export async function endMail(
  { sql }: Database,
  { orderId, version }: MailId,
  end: MailEnd,
  reason: string | null,
): Promise<EndedMail | null> {
  // Updates ended mails too, so that one statement returns their end, whoever ends them at the same time.
  const [mail] = await sql<EndedMail[]>`
    update mails
    set status = case status when 'DUE' then ${end}::mail_status else status end,
        reason = case status when 'DUE' then ${reason}::text else reason end,
        ended_at = coalesce(ended_at, now())
    where order_id = ${orderId} and version = ${version}
    returning kind, status as "end"`;
  return mail ?? null;
}
