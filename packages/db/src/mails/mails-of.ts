import type { MailRecord } from '@jumpseat/booking/contracts';
import { asc, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { mails } from '../schema/index.ts';

/** The mails of an order, the first one first. */
export async function mailsOf({ db }: Database, orderId: string): Promise<MailRecord[]> {
  const { kind, status, createdAt, endedAt, version } = mails;
  const rows = await db
    .select({ kind, status, createdAt, endedAt })
    .from(mails)
    .where(eq(mails.orderId, orderId))
    .orderBy(asc(version));
  return rows.map((mail) => ({
    kind: mail.kind,
    end: mail.status === 'DUE' ? null : mail.status,
    at: mail.endedAt ?? mail.createdAt,
  }));
}
