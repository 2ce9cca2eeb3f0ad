import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { commandOf } from '../processes/command-of.ts';

/** Everything that lives from one start to the next, and may be forgotten as a whole. */
export const DATA_FOLDER = join(REPOSITORY, '.data');
const LOCK = 'running.pid';
const OUR_SCRIPTS = join('infra', 'dev', 'src');

export type DataFolder = {
  readonly postgres: string;
  readonly temporal: string;
  readonly secrets: string;
  readonly processes: string;
  readonly logs: string;
  /** Says that nobody runs here any more. */
  release(): Promise<void>;
};

async function takeLock(file: string): Promise<void> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(await readFile(file, 'utf8'));
    if (commandOf(holder)?.includes(OUR_SCRIPTS)) {
      throw new SetupError(
        `Jumpseat already runs in this checkout (process ${holder}). Stop it first, with Ctrl-C there.`,
      );
    }
    await rm(file, { force: true });
    await takeLock(file);
  }
}

/** Lets nobody else into the folder, also where an earlier version left it open. A cluster in it that another user runs stays reachable for that user. */
async function closeToOthers(folder: string, postgres: string): Promise<void> {
  const cluster = await stat(postgres).catch(() => undefined);
  const own = process.getuid?.();
  if (own === undefined || cluster === undefined || cluster.uid === own) return chmod(folder, 0o700);
  await chown(folder, own, cluster.gid);
  await chmod(folder, 0o710);
}

/**
 * Takes the data folder for this process, making it if need be.
 *
 * @throws {SetupError} where another start runs in this checkout
 */
export async function openDataFolder(folder = DATA_FOLDER): Promise<DataFolder> {
  await mkdir(folder, { recursive: true });
  const postgres = join(folder, 'postgres');
  await closeToOthers(folder, postgres);
  const lock = join(folder, LOCK);
  await takeLock(lock);
  return {
    postgres,
    temporal: join(folder, 'temporal.db'),
    secrets: join(folder, 'secrets.json'),
    processes: join(folder, 'processes.json'),
    logs: join(folder, 'logs'),
    release: () => rm(lock, { force: true }),
  };
}
