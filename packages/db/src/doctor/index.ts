import type { Database } from '../connect.ts';
import { type LastHousekeepingRun, lastHousekeepingRun } from '../housekeeping/last-run.ts';
import { type MigrationFacts, migrationFacts } from './migration-facts.ts';
import { type OverdueWork, overdueWork, type UndeliveredMails, undeliveredMails } from './overdue-work.ts';
import {
  type ConnectionFacts,
  connectionFacts,
  type LongSession,
  longSessions,
  type ServerFacts,
  serverFacts,
} from './server-facts.ts';

/** What the doctor reads. It changes nothing. */
export interface DoctorStore {
  server(): Promise<ServerFacts>;
  connections(): Promise<ConnectionFacts>;
  longSessions(limits: { transactionMs: number; lockMs: number }): Promise<LongSession[]>;
  migrations(): Promise<MigrationFacts>;
  overdueWork(graceMs: number): Promise<OverdueWork>;
  undeliveredMails(): Promise<UndeliveredMails>;
  lastHousekeepingRun(): Promise<LastHousekeepingRun>;
}

export function createDoctorStore(database: Database): DoctorStore {
  return {
    server: () => serverFacts(database),
    connections: () => connectionFacts(database),
    longSessions: (limits) => longSessions(database, limits),
    migrations: () => migrationFacts(database),
    overdueWork: (graceMs) => overdueWork(database, graceMs),
    undeliveredMails: () => undeliveredMails(database),
    lastHousekeepingRun: () => lastHousekeepingRun(database),
  };
}
