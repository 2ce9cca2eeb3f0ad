import { getTableName } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { rateLimits } from '../schema/index.ts';

/** The table of `rate_limits`, as rate-limiter-flexible asks for it. */
export const RATE_LIMIT_TABLE = getTableName(rateLimits);

/** A client of Postgres as the library `pg` has it, for rate-limiter-flexible. */
export interface RateLimitClient {
  query(query: { text: string; values?: (string | number | null)[] }): Promise<{ rows: object[]; rowCount: number }>;
}

/** Lets rate-limiter-flexible use our connections. */
export function rateLimitClient({ sql }: Database): RateLimitClient {
  return {
    async query({ text, values }) {
      const rows = await sql.unsafe(text, values, { prepare: true });
      return { rows, rowCount: rows.count };
    },
  };
}
