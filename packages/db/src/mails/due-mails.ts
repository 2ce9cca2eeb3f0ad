import type { Database } from '../connect.ts';

/** The mails that are due. */
export interface DueMails {
  readonly count: number;
  /** The age of the oldest one, in seconds; 0 without one. */
  readonly oldestSeconds: number;
}

/** Counts the mails that are due. Reads only those, however many were sent before. */
export async function dueMails({ sql }: Database): Promise<DueMails> {
  const [due] = await sql<DueMails[]>`
    select count(*)::int as count,
      coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
    from mails where status = 'DUE'`;
  return due ?? { count: 0, oldestSeconds: 0 };
}
