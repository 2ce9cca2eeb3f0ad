import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { SetupError } from '../../bootstrap/failure.mjs';
import type { Processes, Started } from '../processes/processes.ts';
import { postgresAccount, reachable } from './postgres-account.ts';
import { prepareCluster } from './postgres-cluster.ts';
import { postgresPrograms } from './sources/postgres-programs.ts';

const START_WITHIN_MS = 60_000;
const RETRY_MS = 50;
const CANNOT_CONNECT_NOW = '57P03';
const WRONG_PASSWORD = '28P01';

/** For data that may be lost. */
const UNSAFE_BUT_FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const ALWAYS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];

export type PostgresOptions = {
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** Trade durability for speed. */
  readonly throwAway?: boolean;
  /** The database to create if it doesn't exist. */
  readonly database: string;
};

/** The folder of a cluster's files: `folder` itself, or another if we are root and the Postgres user can't read it. */
export function clusterFolder(folder: string): string {
  return reachable(folder, postgresAccount());
}

/** @throws the error, explained, if another try can't help */
function throwUnlessTemporary(error: unknown, overdue: boolean): void {
  const { code } = error as { code?: unknown };
  if (code === WRONG_PASSWORD) {
    const message = 'The data of Postgres has another password than .data/secrets.json.';
    throw new SetupError(`${message} Delete the data: npm start -- --fresh`, { cause: error });
  }
  if (code !== 'ECONNREFUSED' && code !== CANNOT_CONNECT_NOW) throw error;
  if (overdue) throw new SetupError('Postgres did not answer within a minute.', { cause: error });
}

/** Creates a database, unless it exists. */
export async function createDatabase(adminUrl: string, name: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => undefined });
  try {
    const found = await sql`SELECT 1 FROM pg_database WHERE datname = ${name}`;
    if (found.length === 0) await sql`CREATE DATABASE ${sql(name)}`;
  } finally {
    await sql.end();
  }
}

async function createDatabaseOnceUp(adminUrl: string, name: string): Promise<void> {
  const deadline = Date.now() + START_WITHIN_MS;
  for (;;) {
    try {
      return await createDatabase(adminUrl, name);
    } catch (error) {
      throwUnlessTemporary(error, Date.now() > deadline);
      await sleep(RETRY_MS);
    }
  }
}

/** The URL of a database of the embedded Postgres. */
export function databaseUrl(options: Pick<PostgresOptions, 'port' | 'password' | 'database'>): string {
  const { port, password, database } = options;
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts an embedded Postgres on 127.0.0.1 and creates its database. Its log goes to postgres.log.
 *
 * @returns the process, and the URL of the database
 * @throws {SetupError} if it can't run on this machine
 */
export async function startPostgres(
  processes: Processes,
  options: PostgresOptions,
): Promise<Started & { readonly url: string }> {
  const account = postgresAccount();
  const folder = clusterFolder(options.folder);
  const programs = await postgresPrograms(account);
  await prepareCluster(folder, programs, options.password, account);
  const settings = [...ALWAYS, ...(options.throwAway ? UNSAFE_BUT_FAST : [])].flatMap((setting) => ['-c', setting]);
  const started = await processes.start({
    name: 'Postgres',
    command: join(programs, 'postgres'),
    args: ['-D', folder, '-p', String(options.port), ...settings],
    cwd: '/',
    // A clean shutdown that closes all sessions. SIGTERM would wait for every client to disconnect.
    stopSignal: 'SIGINT',
    ...account,
  });
  const adminUrl = databaseUrl({ ...options, database: 'postgres' });
  await Promise.race([createDatabaseOnceUp(adminUrl, options.database), processes.died]);
  return { ...started, url: databaseUrl(options) };
}
