import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Options, type PostgresType, type Sql } from 'postgres';
import * as schema from './schema/index.ts';

/**
 * The time limit of a connection attempt or a statement. After it, the call fails and its caller decides about a retry.
 */
const LIMIT_MS = 5_000;

/** A pool of connections: drizzle for reads, the plain client for writes in one statement. */
export interface Database {
  readonly db: PostgresJsDatabase<typeof schema>;
  readonly sql: Client;
  /** Waits up to 5 s for running statements, then closes every connection. */
  close(): Promise<void>;
}

/** A postgres.js client that reads bigint as number, because our counters stay far below 2^53. */
export type Client = Sql<{ bigint: number }>;

/**
 * Opens a pool of at most `max` connections (10), which the server lists as `name`. Connects with the first query, which
 * fails if the server is down.
 */
export function connect(url: string, { max = 10, name }: { max?: number; name?: string } = {}): Database {
  const sql = openClient(url, { max, ...(name !== undefined && { name }) });
  return { db: drizzle(sql, { schema }), sql, close: () => sql.end({ timeout: LIMIT_MS / 1_000 }) };
}

/** A client with the settings of this package. With `statementMs` 0, statements have no time limit. */
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
