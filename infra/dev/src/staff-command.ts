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

interface StaffProgram {
  /** Left out: the program judges its arguments itself, and prints its help without any or for --help. */
  readonly help?: string;
  /** The program, relative to the repository. */
  readonly main: string;
  /** What the program takes instead of arguments, such as --json. Then it runs without any, too. */
  readonly flags?: readonly string[];
}

/**
 * Runs a program with the arguments of this process, on the servers of `npm start` or those of the settings. Without
 * the arguments that it needs, or with a flag such as --help, it prints the help.
 */
export async function staffCommand({ help, main, flags }: StaffProgram): Promise<void> {
  try {
    const args = process.argv.slice(2);
    const isUsable = flags
      ? args.every((arg) => flags.includes(arg))
      : args.length > 0 && args.every((arg) => !arg.startsWith('-'));
    if (help !== undefined && !isUsable) {
      say(help);
      return;
    }
    const asksForHelp = args.length === 0 || args.includes('--help') || args.includes('-h');
    readEnvFile();
    const env = asksForHelp ? process.env : await environment(readSettings([], process.env));
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
