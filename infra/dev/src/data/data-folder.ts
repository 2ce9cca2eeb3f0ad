import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { commandOf } from '../processes/command-of.ts';

/** Everything that is kept from one start to the next. May be deleted as a whole. */
export const DATA_FOLDER = join(REPOSITORY, '.data');
const LOCK = 'running.pid';
/** In the command line of a process that holds the lock. */
const OUR_SCRIPTS = /\binfra\/(dev|cluster)\/src\//;

export type DataFolder = {
  /** The folder itself. */
  readonly path: string;
  readonly postgres: string;
  readonly temporal: string;
  /** The mails that would be sent if there were a mail server. */
  readonly mail: string;
  readonly secrets: string;
  readonly processes: string;
  readonly logs: string;
  /** Releases the lock on the folder. */
  release(): Promise<void>;
};

async function takeLock(file: string): Promise<void> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(file, 'utf8'));
    if (OUR_SCRIPTS.test(commandOf(holder) ?? '')) {
      throw new SetupError(
        `Jumpseat already runs in this checkout (process ${holder}). Stop it first, with Ctrl-C there.`,
      );
    }
    await rm(file, { force: true });
    await takeLock(file);
  }
}

/** Closes the folder to other users. If another user runs the Postgres cluster in it, that user keeps access. */
async function closeToOthers(folder: string, postgres: string): Promise<void> {
  const cluster = await stat(postgres).catch(() => undefined);
  const own = process.getuid?.();
  if (own === undefined || cluster === undefined || cluster.uid === own) return chmod(folder, 0o700);
  await chown(folder, own, cluster.gid);
  await chmod(folder, 0o710);
}

/**
 * Locks the data folder for this process, and creates it if it is missing.
 *
 * @throws {SetupError} if another start runs in this checkout
 */
export async function openDataFolder(folder = DATA_FOLDER): Promise<DataFolder> {
  await mkdir(folder, { recursive: true });
  const postgres = join(folder, 'postgres');
  await closeToOthers(folder, postgres);
  const lock = join(folder, LOCK);
  await takeLock(lock);
  return {
    path: folder,
    postgres,
    temporal: join(folder, 'temporal.db'),
    mail: join(folder, 'mail'),
    secrets: join(folder, 'secrets.json'),
    processes: join(folder, 'processes.json'),
    logs: join(folder, 'logs'),
    release: () => rm(lock, { force: true }),
  };
}
