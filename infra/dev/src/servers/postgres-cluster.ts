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

async function changeOwner(path: string, account: Account | undefined): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function initialise(folder: string, programs: string, password: string, account: Account | undefined) {
  const unfinished = `${folder}.unfinished`;
  const passwordFile = `${folder}.password`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await changeOwner(unfinished, account);
  await writeFile(passwordFile, password, { mode: 0o600 });
  await changeOwner(passwordFile, account);
  try {
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const args = [`--pgdata=${unfinished}`, ...access, ...locale, '--no-sync'];
    await run(join(programs, 'initdb'), args, { cwd: '/', ...account });
    // Renamed only when it is complete, so that an interrupted one is created again.
    await rename(unfinished, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/**
 * Ends a Postgres that outlived its start. After a crash, the process id in postmaster.pid may belong to another program:
 * then only the file is removed, because Postgres would refuse to start.
 */
async function endEarlierServer(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number((await readFile(file, 'utf8')).split('\n', 1)[0]);
  if (commandOf(pid)?.includes(folder)) await endGroup(pid, 'SIGINT', GRACE_MS);
  else await rm(file);
}

/**
 * Prepares a cluster for its start: creates it if it is missing, else ends a server that still runs on it.
 *
 * @throws {SetupError} if another major version of Postgres wrote it
 */
export async function prepareCluster(folder: string, programs: string, password: string, account: Account | undefined) {
  if (!existsSync(folder)) return initialise(folder, programs, password, account);
  const version = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim();
  if (version !== MAJOR_VERSION) {
    throw new SetupError(
      `${folder} was written by Postgres ${version}, and this is ${MAJOR_VERSION}. Delete it: npm start -- --fresh`,
    );
  }
  await endEarlierServer(folder);
}
