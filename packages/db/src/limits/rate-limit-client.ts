import { getTableName } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { rateLimits } from '../schema/index.ts';

/** The table name, for rate-limiter-flexible. */
export const RATE_LIMIT_TABLE = getTableName(rateLimits);

/** The part of a `pg` client that rate-limiter-flexible uses. */
export interface RateLimitClient {
  query(query: { text: string; values?: (string | number | null)[] }): Promise<{ rows: object[]; rowCount: number }>;
}

/** A `pg` client for rate-limiter-flexible, over our connections. */
export function rateLimitClient({ sql }: Database): RateLimitClient {
  return {
    async query({ text, values }) {
      const rows = await sql.unsafe(text, values, { prepare: true });
      return { rows, rowCount: rows.count };
    },
  };
}
