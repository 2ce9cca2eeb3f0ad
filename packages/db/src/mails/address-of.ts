import type { Database } from '../connect.ts';

/** The e-mail address that gets the mail of an order now; null if there is none, or it was erased. */
export async function addressOf({ sql }: Database, orderId: string): Promise<string | null> {
  const [contact] = await sql<{ email: string }[]>`select email from contacts where order_id = ${orderId}`;
  return contact?.email ?? null;
}
