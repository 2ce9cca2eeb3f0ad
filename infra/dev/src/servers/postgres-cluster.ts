import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';
import { run } from '../../bootstrap/run.mjs';
import { commandOf } from '../processes/command-of.ts';
import { endGroup } from '../processes/end-group.ts';
import type { Account } from './postgres-account.ts';

const MAJOR_VERSION = '18';
const GRACE_MS = 12_000;

async function give(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function initialise(folder: string, programs: string, password: string, account: Account | undefined) {
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await give(unfinished, account);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await give(passwordFile, account);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const args = [`--pgdata=${unfinished}`, ...access, ...locale, '--no-sync'];
    await run(join(programs, 'initdb'), args, { cwd: '/', ...account });
    // Only a whole cluster gets the name: one that was interrupted is made anew.
    await rename(unfinished, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Ends a Postgres that outlived its start. After a crash the number in postmaster.pid may belong to another program by
 * now, which is left alone; but Postgres would refuse to start.
 */
async function endEarlierServer(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n', 1)[0]);
  if (commandOf(pid)?.includes(folder)) await endGroup(pid, 'SIGINT', GRACE_MS);
  else await rm(file);
}

/**
 * Makes a cluster ready to be started: a new one where there is none, an old one as it is.
 *
 * @throws {SetupError} where another major version of Postgres wrote it
 */
export async function prepareCluster(folder: string, programs: string, password: string, account: Account | undefined) {
  if (!existsSync(folder)) return initialise(folder, programs, password, account);
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR_VERSION) {
    throw new SetupError(
      `${folder} was written by Postgres ${version}, this is ${MAJOR_VERSION}. Forget it: npm start -- --fresh`,
    );
  }
  await endEarlierServer(folder);
}
