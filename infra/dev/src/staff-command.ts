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

/**
 * Runs a program with the arguments of this process, on the servers of `npm start` or those of the settings. Without
 * the arguments that it needs, or with a flag such as --help, it prints the help.
 *
 * @param main the program, relative to the repository
 * @param flags what the program takes instead of arguments, such as --json. Then it runs without any, too
 */
export async function staffCommand(program: { help: string; main: string; flags?: readonly string[] }): Promise<void> {
  const { help, main, flags } = program;
  try {
    const args = process.argv.slice(2);
    const isUsable = flags
      ? args.every((arg) => flags.includes(arg))
      : args.length > 0 && args.every((arg) => !arg.startsWith('-'));
    if (!isUsable) {
      say(help);
      return;
    }
    readEnvFile();
    const env = await environment(readSettings([], process.env));
    const child = spawn(process.execPath, [NO_WARNING, join(REPOSITORY, main), ...args], { env, stdio: 'inherit' });
    const [code] = await once(child, 'exit');
    process.exitCode = code ?? 1;
  } catch (error) {
    failWith(error);
  }
}

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
