import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/failure.mjs';
import { REPOSITORY } from '../../bootstrap/paths.mjs';
import { run } from '../../bootstrap/run.mjs';

const MIGRATIONS = 'packages/db/migrations';

/** A checkout of the code that ran before this one. */
export interface PreviousRelease {
  readonly checkout: string;
  /** What it is, for people: a tag, or a commit. */
  readonly name: string;
}

/**
 * Writes the code of the previous release into a folder, and installs its packages. Until there are releases, it is the
 * code just before the newest migration: the last one that did not know today's tables.
 *
 * @throws {SetupError} if this checkout has no history
 */
export async function checkOutPreviousRelease(folder: string): Promise<PreviousRelease> {
  const name = (await newestTag()) ?? (await beforeTheNewestMigration());
  const archive = join(folder, 'code.tar');
  const checkout = join(folder, 'code');
  await mkdir(checkout, { recursive: true });
  await git('archive', `--output=${archive}`, name);
  await run('tar', ['-xf', archive, '-C', checkout]);
  await run('pnpm', ['install', '--frozen-lockfile', '--prefer-offline'], { cwd: checkout });
  return { checkout, name };
}

async function newestTag(): Promise<string | undefined> {
  const tags = await git('tag', '--merged', 'HEAD~1', '--sort=-version:refname', '--list', 'v*');
  return tags.split('\n').find((tag) => tag !== '');
}

async function beforeTheNewestMigration(): Promise<string> {
  const commit = (await git('log', '-1', '--format=%H', '--diff-filter=A', '--', `${MIGRATIONS}/*.sql`)).trim();
  try {
    return (await git('rev-parse', '--verify', '--short', `${commit}~1`)).trim();
  } catch {
    throw new SetupError(
      'This checkout has too little history to find the previous release. Fetch it with `git fetch --unshallow`.',
    );
  }
}

const git = (...args: string[]) => run('git', args, { cwd: REPOSITORY });
