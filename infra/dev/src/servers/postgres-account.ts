import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';
import { say } from '../../bootstrap/steps.mjs';

/** The system user that runs Postgres if we are root: Postgres refuses to run as root. */
export type Account = { readonly uid: number; readonly gid: number };

/** For files that the user `postgres` can't read in this checkout, for example under /root. */
const SHARED_FOLDER = '/var/lib/jumpseat';

function idOf(flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return status === 0 ? Number(stdout) : undefined;
}

function findAccount(): Account | undefined {
  const uid = idOf('-u');
  const gid = idOf('-g');
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * The account that runs Postgres: our own (undefined) unless we are root, then the user `postgres`, created if missing.
 *
 * @throws {SetupError} if that user can't be created
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const existing = findAccount();
  if (existing !== undefined) return existing;
  say('  ! Creating the system user `postgres` with useradd, because Postgres refuses to run as root.');
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const created = findAccount();
  if (created !== undefined) return created;
  throw new SetupError(
    'Postgres refuses to run as root, and the system user `postgres` could not be created.\n' +
      'Run this as an ordinary user, create that user, or set DATABASE_URL to your own Postgres.',
  );
}

/** Returns {@link SHARED_FOLDER}, created if missing. */
export function sharedFolder(): string {
  if (!existsSync(SHARED_FOLDER)) {
    say(`  ! Creating ${SHARED_FOLDER}, because the user \`postgres\` can't read this checkout.`);
    mkdirSync(SHARED_FOLDER, { recursive: true });
  }
  return SHARED_FOLDER;
}

function canEnter(folder: string, { uid, gid }: Account): boolean {
  return spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0;
}

/**
 * Returns the path itself, or one in the shared folder if the account can't reach the path.
 *
 * @param path of a file or folder whose parent exists
 */
export function reachable(path: string, account: Account | undefined): string {
  if (account === undefined || canEnter(dirname(path), account)) return path;
  const folder = join(sharedFolder(), createHash('sha256').update(dirname(path)).digest('hex').slice(0, 12));
  mkdirSync(folder, { recursive: true });
  return join(folder, basename(path));
}
