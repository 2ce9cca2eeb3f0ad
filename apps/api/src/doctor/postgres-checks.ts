import type { ConnectionFacts, DoctorStore, LongSession, MigrationFacts, ServerFacts } from '@jumpseat/db';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** The oldest major version of Postgres that still gets repairs. */
const POSTGRES_NEEDED = 15;
/** Holds are compared across clocks. By the first difference their end is visibly wrong, by the second badly. */
const CLOCK_NOTED_MS = 1_000;
const CLOCK_WRONG_MS = 5_000;
/** The most connections that an API node opens: for orders, reads and the feed. And those of a worker. */
const CONNECTIONS_OF_API = 10 + 6 + 2;
const CONNECTIONS_OF_WORKER = 10;
/** Jumpseat's own statements and transactions end after 5 s. */
const LONG = { transactionMs: 60_000, lockMs: 5_000 };

const SERVER = 'Postgres';

/** Checks the Postgres of DATABASE_URL. */
export function postgresChecks(store: DoctorStore): Check[] {
  return [
    {
      name: SERVER,
      advice: 'Start it, or correct DATABASE_URL. Look at its log if it refuses the connection.',
      run: async () => judgeServer(await store.server()),
    },
    {
      name: 'Migrations',
      needs: SERVER,
      advice: 'The user of DATABASE_URL must be able to read the schema `drizzle`.',
      run: async () => judgeMigrations(await store.migrations()),
    },
    {
      name: 'Connections',
      needs: SERVER,
      advice: 'The user of DATABASE_URL must be able to read pg_stat_activity.',
      run: async () => judgeConnections(await store.connections()),
    },
    {
      name: 'Transactions',
      needs: SERVER,
      advice: 'The user of DATABASE_URL must be able to read pg_stat_activity.',
      run: async () => judgeSessions(await store.longSessions(LONG)),
    },
  ];
}

export function judgeServer({ majorVersion, clockAheadMs }: ServerFacts): Finding[] {
  const version =
    majorVersion >= POSTGRES_NEEDED
      ? ok(`version ${majorVersion}`)
      : warning(
          `version ${majorVersion} gets no repairs any more`,
          `Upgrade to ${POSTGRES_NEEDED} or later. Jumpseat is tested with 18.`,
        );
  return [version, judgeClock(clockAheadMs)];
}

function judgeClock(aheadMs: number): Finding {
  const off = Math.abs(aheadMs);
  if (off < CLOCK_NOTED_MS) return ok("its clock agrees with this machine's");
  const what = `its clock is ${(off / 1_000).toFixed(1)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine's`;
  const advice = 'Synchronize the clocks of all machines (NTP). Holds end too early or too late by the difference.';
  return off < CLOCK_WRONG_MS ? warning(what, advice) : problem(what, advice);
}

export function judgeMigrations({ known, missing, isNewer }: MigrationFacts): Finding[] {
  if (isNewer) {
    const advice = 'Start that version. This one may not be able to use its tables.';
    return [warning('a later version of Jumpseat has migrated this database', advice)];
  }
  if (missing.length === 0) return [ok(`all ${known.length} are applied`)];
  const advice = 'Run `node packages/db/src/migrate-main.ts` with DATABASE_URL, before this version starts.';
  return [problem(`${missing.length} of ${known.length} are missing: ${missing.join(', ')}`, advice)];
}

export function judgeConnections({ limit, used, ours }: ConnectionFacts): Finding[] {
  const perPair = CONNECTIONS_OF_API + CONNECTIONS_OF_WORKER;
  const pairs = Math.floor((limit - (used - ours)) / perPair);
  if (pairs < 1) {
    const what = `${limit} are allowed, and other programs use ${used - ours}`;
    const advice = `An API node and a worker need up to ${perPair}. Raise max_connections, or stop other programs.`;
    return [problem(what, advice)];
  }
  const room = `enough for ${pairs} API node${pairs === 1 ? '' : 's'} with a worker each`;
  return [ok(`${limit} are allowed and ${used} are open: ${room}`)];
}

export function judgeSessions(sessions: readonly LongSession[]): Finding[] {
  if (sessions.length === 0) return [ok('none is open for long, and none waits for a lock')];
  return sessions.map(({ pid, program, seconds, why }) => {
    const session = `session ${pid}${program && ` of ${program}`}`;
    const what =
      why === 'LOCK'
        ? `${session} has waited for a lock, in a transaction of ${seconds} s`
        : `${session} has a transaction open for ${seconds} s`;
    const advice = `End its program, or as an administrator: select pg_terminate_backend(${pid});`;
    return warning(what, advice);
  });
}
