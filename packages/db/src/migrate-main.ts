import { databaseUrl } from './env.ts';
import { migrate } from './migrate.ts';

const HELP = `
DATABASE_URL=postgres://… node packages/db/src/migrate-main.ts

Migrates the database to the schema of this version, and prints the result. You can repeat it,
and two can run at the same time.
Run it before the new version starts. It adds tables and columns, but no flights.
`;

/** Migrates and prints the result; returns the exit code. */
async function run(args: readonly string[], url: string | undefined): Promise<number> {
  if (args.length > 0) {
    console.log(HELP);
    return args.every((arg) => arg === '--help' || arg === '-h') ? 0 : 1;
  }
  if (!url) {
    console.error('DATABASE_URL is required: the address of the database, such as postgres://user:password@host/name');
    return 1;
  }
  try {
    const applied = await migrate(url);
    console.log(applied === 0 ? 'The database is up to date.' : `Migrations applied: ${applied}.`);
    return 0;
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : error;
    console.error(`The database could not be migrated and is unchanged: ${reason}`);
    return 1;
  }
}

process.exitCode = await run(process.argv.slice(2), databaseUrl());
