import { connect, migrate, seed } from '@jumpseat/db';
import { step } from '../bootstrap/steps.mjs';
import { DATA_FOLDER, type DataFolder, openDataFolder } from './data/data-folder.ts';
import { deleteData } from './data/delete-data.ts';
import { readOrCreateSecrets } from './data/secrets.ts';
import { requireFree } from './ports.ts';
import { ProcessRecord } from './processes/process-record.ts';
import type { Processes } from './processes/processes.ts';
import { clusterFolder, startPostgres } from './servers/postgres.ts';
import { startTemporal } from './servers/temporal.ts';
import type { Settings } from './settings.ts';

/** Name of Jumpseat's database in the embedded Postgres. */
export const DATABASE = 'jumpseat';

/** @throws {SetupError} naming the first taken port and its setting */
async function requirePorts(settings: Settings, web: boolean): Promise<void> {
  await requireFree(settings.SERVER_PORT, 'SERVER_PORT', web ? 'the API' : 'the web page and the API');
  if (web) await requireFree(settings.WEB_PORT, 'WEB_PORT', 'the web page');
  if (!settings.DATABASE_URL) await requireFree(settings.POSTGRES_PORT, 'POSTGRES_PORT', 'Postgres');
  if (settings.TEMPORAL_ADDRESS) return;
  await requireFree(settings.TEMPORAL_PORT, 'TEMPORAL_PORT', 'the Temporal server');
  await requireFree(settings.TEMPORAL_UI_PORT, 'TEMPORAL_UI_PORT', 'the Temporal UI');
}

/** Prepares the data folder of `npm start` and `pnpm dev`. */
export const prepareOwnData = (settings: Settings, web: boolean) =>
  prepareData({ fresh: settings.fresh, requirePorts: () => requirePorts(settings, web) });

/**
 * Locks the data folder, ends processes that a killed start left behind, checks the ports, and then deletes the data if
 * `fresh`.
 *
 * @throws {SetupError} if another start runs in this checkout, or a port is taken
 */
export async function prepareData({
  folder = DATA_FOLDER,
  fresh,
  requirePorts: checkPorts,
}: {
  folder?: string;
  fresh: boolean;
  requirePorts(): Promise<void>;
}): Promise<{ data: DataFolder; record: ProcessRecord }> {
  const data = await openDataFolder(folder);
  try {
    const record = new ProcessRecord(data.processes);
    await record.endLeftovers();
    await checkPorts();
    if (fresh) await step('Deleting earlier orders, bookings and mail', () => deleteData(data));
    return { data, record };
  } catch (error) {
    await data.release();
    throw error;
  }
}

async function startDatabase(processes: Processes, data: DataFolder, settings: Settings, password: string) {
  if (settings.DATABASE_URL) return settings.DATABASE_URL;
  return step('Postgres', async (note) => {
    const folder = clusterFolder(data.postgres);
    if (folder !== data.postgres) note(`its data is in ${folder}, because its user can't read this checkout`);
    const options = { folder: data.postgres, port: settings.POSTGRES_PORT, password, database: DATABASE };
    const { url } = await startPostgres(processes, options);
    return url;
  });
}

async function startTemporalServer(processes: Processes, data: DataFolder, settings: Settings): Promise<string> {
  if (settings.TEMPORAL_ADDRESS) return settings.TEMPORAL_ADDRESS;
  const options = { port: settings.TEMPORAL_PORT, uiPort: settings.TEMPORAL_UI_PORT, file: data.temporal };
  const { address } = await step('Temporal', (note) => startTemporal(processes, options, note));
  return address;
}

/** Brings the database to its schema, and puts the demo schedule on sale. */
export async function prepareTables(
  url: string,
  { SALES_CLOSE: salesCloseMs }: Pick<Settings, 'SALES_CLOSE'>,
): Promise<void> {
  await migrate(url);
  const database = connect(url, { max: 1 });
  try {
    await seed(database, { now: Date.now(), salesCloseMs });
  } finally {
    await database.close();
  }
}

/** Starts Postgres and Temporal, and creates tables and flights. Returns the environment of the API and the worker. */
export async function startServers(
  processes: Processes,
  data: DataFolder,
  settings: Settings,
): Promise<NodeJS.ProcessEnv> {
  const secrets = await readOrCreateSecrets(data.secrets);
  const [databaseUrl, temporalAddress] = await Promise.all([
    startDatabase(processes, data, settings, secrets.postgres),
    startTemporalServer(processes, data, settings),
  ]);
  await step('Tables and flights', () => prepareTables(databaseUrl, settings));
  return {
    SESSION_SECRET: secrets.session,
    MAIL_DIR: data.mail,
    LOG_LEVEL: 'warn',
    ...process.env,
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    SERVER_PORT: String(settings.SERVER_PORT),
  };
}
