import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';
import * as schema from './schema/index.ts';

/** How long a connection attempt, or a statement, may take. After that it fails, and its caller decides whether to try again. */
const LIMIT_MS = 5_000;

/** A pool of connections: drizzle for reads, the plain client for writes that are one statement. */
export interface Database {
  readonly db: PostgresJsDatabase<typeof schema>;
  readonly sql: Client;
  /** Waits up to 5 s for what is under way, then closes every connection. */
  close(): Promise<void>;
}

/** A postgres.js client that reads bigint as number: our counters stay far below 2^53. */
export type Client = Sql<{ bigint: number }>;

/** Opens a pool of at most `max` connections (10). Connects with the first query, so a server that is down fails that query. */
export function connect(url: string, { max = 10 }: { max?: number } = {}): Database {
  const sql = openClient(url, { max });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: LIMIT_MS / 1_000 }) };
}

/** A client as all of this package use it; `statementMs` 0 lets statements run for as long as they take. */
export function openClient(
  url: string,
  { max, statementMs = LIMIT_MS, name = 'jumpseat' }: { max: number; statementMs?: number; name?: string },
): Client {
  return postgres(url, {
    max,
    connect_timeout: LIMIT_MS / 1_000,
    keep_alive: 10,
    backoff: () => 0.25,
    connection: {
      application_name: name,
      TimeZone: 'UTC',
      statement_timeout: statementMs,
      idle_in_transaction_session_timeout: statementMs,
    },
    onnotice: () => undefined,
    types: { bigint },
  } satisfies Options<{ bigint: PostgresType<number> }>);
}

const bigint: PostgresType<number> = { to: 20, from: [20], serialize: String, parse: Number };
