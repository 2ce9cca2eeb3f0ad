import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { failWith, SetupError } from '../bootstrap/failure.mjs';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { say } from '../bootstrap/steps.mjs';
import { NO_WARNING } from './apps.ts';
import { DATA_FOLDER } from './data/data-folder.ts';
import { readOrCreateSecrets } from './data/secrets.ts';
import { readEnvFile } from './env-file.ts';
import { databaseUrl } from './servers/postgres.ts';
import { readSettings, type Settings } from './settings.ts';
import { DATABASE } from './stack.ts';

const HELP = `
npm run repair -- seat::FL123::economy order::my-order

Terminates these workflows and restarts them from Postgres: a seat block with its bookings and live holds, an order in
its current state. Workers do this by themselves, within a minute, for workflows that are stuck.
Uses the servers of \`npm start\` in this checkout, or DATABASE_URL and TEMPORAL_ADDRESS.
`;

async function environment(settings: Settings): Promise<NodeJS.ProcessEnv> {
  return {
    ...process.env,
    DATABASE_URL: settings.DATABASE_URL ?? (await embeddedUrl(settings)),
    TEMPORAL_ADDRESS: settings.TEMPORAL_ADDRESS ?? `127.0.0.1:${settings.TEMPORAL_PORT}`,
  };
}

async function embeddedUrl({ POSTGRES_PORT: port }: Settings): Promise<string> {
  const secrets = join(DATA_FOLDER, 'secrets.json');
  if (!existsSync(secrets))
    throw new SetupError('Jumpseat was never started in this checkout. Start it, or set DATABASE_URL.');
  return databaseUrl({ port, password: (await readOrCreateSecrets(secrets)).postgres, database: DATABASE });
}

try {
  const workflowIds = process.argv.slice(2);
  if (workflowIds.length === 0 || workflowIds.some((id) => id.startsWith('-'))) say(HELP);
  else {
    readEnvFile();
    const env = await environment(readSettings([], process.env));
    const main = join(REPOSITORY, 'apps', 'worker', 'src', 'repair-main.ts');
    const child = spawn(process.execPath, [NO_WARNING, main, ...workflowIds], { env, stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
  }
} catch (error) {
  failWith(error);
}
