import { createDatabase, databaseUrl } from '@jumpseat/dev/postgres';
import type { Processes } from '@jumpseat/dev/processes';
import type { Database } from './node-config.ts';

/** The databases of a Temporal cluster, each with its schema, of which the SQL tool has a copy. */
const SCHEMAS = {
  temporal: 'postgresql/v12/temporal',
  temporal_visibility: 'postgresql/v12/visibility',
} as const;

/** Creates Temporal's databases and brings them to the schema of this version. Can be repeated. */
export async function prepareTemporalDatabases(
  processes: Processes,
  sqlTool: string,
  { port, user, password }: Database,
): Promise<void> {
  const adminUrl = databaseUrl({ port, password, database: 'postgres' });
  const env = { ...process.env, SQL_HOST: '127.0.0.1', SQL_PORT: `${port}`, SQL_USER: user, SQL_PASSWORD: password };
  for (const [database, schema] of Object.entries(SCHEMAS)) {
    await createDatabase(adminUrl, database);
    const run = (...args: string[]) =>
      processes.run(sqlTool, ['--plugin', 'postgres12', '--database', database, ...args], { env });
    await run('setup-schema', '--version', '0.0');
    await run('update-schema', '--schema-name', schema);
  }
}
