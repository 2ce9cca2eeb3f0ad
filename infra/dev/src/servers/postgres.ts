import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { SetupError } from '../../bootstrap/failure.mjs';
import type { Processes, Started } from '../processes/processes.ts';
import { postgresAccount, reachable } from './postgres-account.ts';
import { postgresPrograms } from './postgres-binaries.ts';
import { prepareCluster } from './postgres-cluster.ts';

const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 50;
const CANNOT_CONNECT_NOW = '57P03';
const WRONG_PASSWORD = '28P01';

/** For data that nobody will miss. */
const UNSAFE_BUT_FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const ALWAYS = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200'];

export type PostgresOptions = {
  readonly folder: string;
  readonly port: number;
  readonly password: string;
  /** Gives up durability for speed. */
  readonly throwAway?: boolean;
  /** Database to make if it does not exist. */
  readonly database: string;
};

/** Where the files of a cluster really lie: elsewhere if, as root, its user can't reach them. */
export function clusterFolder(folder: string): string {
  return reachable(folder, postgresAccount());
}

/** @throws {SetupError} with what to do about an error that waiting will not mend */
function explain(error: unknown, overdue: boolean): void {
  const { code } = error as { code?: unknown };
  if (code === WRONG_PASSWORD) {
    const message = 'The data of Postgres is older than .data/secrets.json, which has its password.';
    throw new SetupError(`${message} Forget it: npm start -- --fresh`, { cause: error });
  }
  if (code !== 'ECONNREFUSED' && code !== CANNOT_CONNECT_NOW) throw error;
  if (overdue) throw new SetupError('Postgres did not answer within a minute.', { cause: error });
}

async function createDatabase(adminUrl: string, name: string): Promise<void> {
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
      explain(error, Date.now() > deadline);
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** A database of the embedded Postgres. */
export function databaseUrl({
  port,
  password,
  database,
}: Pick<PostgresOptions, 'port' | 'password' | 'database'>): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

/**
 * Starts an embedded Postgres on 127.0.0.1; answers once its database is there, with the URL of that. Its log goes to postgres.log.
 *
 * @throws {SetupError} where it can't run on this machine
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
    // Ends the sessions and itself at once, properly; SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    ...account,
  });
  const administration = databaseUrl({ ...options, database: 'postgres' });
  await Promise.race([createDatabaseOnceUp(administration, options.database), processes.died]);
  return { ...started, url: databaseUrl(options) };
}
