import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';

/** The system user that Postgres runs as when we are root, which it refuses to be. */
export type Account = { readonly uid: number; readonly gid: number };

/** Where the `postgres` user can reach files that lie under a closed folder such as /root. */
const OPEN_FOLDER = '/var/lib/jumpseat';

function idOf(flag: '-u' | '-g'): number | undefined {
  const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout) : undefined;
}

function findAccount(): Account | undefined {
  const [uid, gid] = [idOf('-u'), idOf('-g')];
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * The account to run Postgres with: our own (undefined) unless we are root, then the user `postgres`, made if missing.
 *
 * @throws {SetupError} where it can't be made
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = findAccount();
  if (existing !== undefined) return existing;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = findAccount();
  if (made !== undefined) return made;
  throw new SetupError(
    'Postgres refuses to run as root, and no user named postgres could be made for it.\n' +
      'Run this as an ordinary user, make that user, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** {@link OPEN_FOLDER}, made if missing. */
export function openFolder(): string {
  mkdirSync(OPEN_FOLDER, { recursive: true });
  return OPEN_FOLDER;
}

/** Whether this account can enter a folder. */
function canEnter(folder: string, { uid, gid }: Account): boolean {
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0;
}

/**
 * The given path, or one in an open folder when the account can't reach it there.
 *
 * @param path of a file or folder whose parent exists
 */
export function reachable(path: string, account: Account | undefined): string {
  if (account === undefined || canEnter(dirname(path), account)) return path;
  const folder = join(openFolder(), createHash('sha256').update(dirname(path)).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true });
  return join(folder, basename(path));
}
