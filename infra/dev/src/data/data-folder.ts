import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
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

/**
 * Takes the data folder for this process, making it if need be.
 *
 * @throws {SetupError} where another start runs in this checkout
 */
export async function openDataFolder(folder = DATA_FOLDER): Promise<DataFolder> {
  await mkdir(folder, { recursive: true });
  const lock = join(folder, LOCK);
  await takeLock(lock);
  return {
    postgres: join(folder, 'postgres'),
    temporal: join(folder, 'temporal.db'),
    secrets: join(folder, 'secrets.json'),
    processes: join(folder, 'processes.json'),
    logs: join(folder, 'logs'),
    release: () => rm(lock, { force: true }),
  };
}
