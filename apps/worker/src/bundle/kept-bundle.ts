import { createHash } from 'node:crypto';
import { glob, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const HERE = import.meta.dirname;
const KEPT_IN = resolve(HERE, '../../build');
const LOCKFILE = resolve(HERE, '../../../../pnpm-lock.yaml');
const NAME = /^workflows-[\da-f]+\.js$/;

/** A file for the bundle of the current sources, and the code if it is there. The file is null if none may be kept. */
interface Kept {
  readonly file: string | null;
  readonly code: string | null;
}

/** The bundle that an earlier start kept. Its name is a hash of all that goes into it, so it is never an old one. */
export async function keptBundle(): Promise<Kept> {
  const hash = await hashOfSources();
  if (hash === null) return { file: null, code: null };
  const file = join(KEPT_IN, `workflows-${hash}.js`);
  return { file, code: await readIfThere(file) };
}

/** Keeps a bundle for later starts, in place of those of other sources. A folder that can't be written keeps none. */
export async function keepBundle(file: string | null, code: string): Promise<void> {
  if (file === null) return;
  try {
    await mkdir(KEPT_IN, { recursive: true });
    const others = (await readdir(KEPT_IN)).filter((name) => NAME.test(name));
    await Promise.all(others.map((name) => rm(join(KEPT_IN, name), { force: true })));
    // By renaming, so that a start at the same time never reads half of it.
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, code);
    await rename(unfinished, file);
  } catch (error) {
    if (!isUnwritable(error)) throw error;
  }
}

/** The lockfile stands for everything that is installed. Without it, nobody can say whether a bundle is current. */
async function hashOfSources(): Promise<string | null> {
  const lock = await readIfThere(LOCKFILE);
  if (lock === null) return null;
  const require = createRequire(import.meta.url);
  const booking = dirname(require.resolve('@jumpseat/booking/contracts'));
  const folders = [booking, dirname(require.resolve('@jumpseat/booking/workflows'))];
  folders.push(dirname(require.resolve('@jumpseat/domain')), HERE);
  const hash = createHash('sha256').update(lock);
  for (const folder of folders) {
    const names = await Array.fromAsync(glob('**/*.ts', { cwd: folder }));
    for (const name of names.toSorted()) {
      const file = join(folder, name);
      hash.update(`\0${file}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function isUnwritable(error: unknown): boolean {
  return ['EACCES', 'EROFS', 'EPERM', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '');
}
