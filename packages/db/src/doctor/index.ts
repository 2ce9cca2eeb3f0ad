import type { Database } from '../connect.ts';
import { type LastHousekeepingRun, lastHousekeepingRun } from '../housekeeping/last-run.ts';
import { type MigrationFacts, migrationFacts } from './migration-facts.ts';
import { type NeglectedMails, type NeglectedWork, neglectedMails, neglectedWork } from './neglected-work.ts';
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
  neglectedWork(graceMs: number): Promise<NeglectedWork>;
  neglectedMails(): Promise<NeglectedMails>;
  lastHousekeepingRun(): Promise<LastHousekeepingRun>;
}

export function createDoctorStore(database: Database): DoctorStore {
  return {
    server: () => serverFacts(database),
    connections: () => connectionFacts(database),
    longSessions: (limits) => longSessions(database, limits),
    migrations: () => migrationFacts(database),
    neglectedWork: (graceMs) => neglectedWork(database, graceMs),
    neglectedMails: () => neglectedMails(database),
    lastHousekeepingRun: () => lastHousekeepingRun(database),
  };
}
