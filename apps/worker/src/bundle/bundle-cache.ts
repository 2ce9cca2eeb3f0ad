import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const HERE = import.meta.dirname;
/** The folder of cached bundles, and what pnpm has installed: the repository's lockfile only says what it should install. */
const PATHS = {
  cache: resolve(HERE, '../../build'),
  installed: resolve(HERE, '../../../../node_modules/.pnpm/lock.yaml'),
} as const;
type Paths = Readonly<Record<keyof typeof PATHS, string>>;
/** Cached bundles, and those that a start did not finish. */
const NAME = /^workflows-[\da-f]+\.js/;

/** A file for the bundle of the current sources, and the code if it is there. The file is null if none may be cached. */
interface CachedBundle {
  readonly file: string | null;
  readonly code: string | null;
}

/** The bundle that an earlier start cached. Its name is a hash of all that goes into it, so it is never an old one. */
export async function readCachedBundle({ cache, installed }: Paths = PATHS): Promise<CachedBundle> {
  const hash = await hashOfSources(installed);
  if (hash === null) return { file: null, code: null };
  const file = join(cache, `workflows-${hash}.js`);
  // A file that a crash of the machine left empty counts as none.
  return { file, code: (await readOrNull(file)) || null };
}

/**
 * Caches a bundle for later starts, in place of those of other sources. If that fails, as in a folder that can't be
 * written, the next start bundles again.
 */
export async function cacheBundle(file: string | null, code: string): Promise<void> {
  if (file === null) return;
  const folder = dirname(file);
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await mkdir(folder, { recursive: true });
    const others = (await readdir(folder)).filter((name) => NAME.test(name));
    await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
    await write(unfinished, code);
    // By renaming, so that a start at the same time never reads half of it.
    await rename(unfinished, file);
  } catch {
    await rm(unfinished, { force: true }).catch(() => undefined);
  }
}

/** Writes a file to the disk, not only to the system's memory. */
async function write(file: string, code: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(code);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null if nobody can say what is installed. Then nobody can say either whether a bundle is current. */
async function hashOfSources(installed: string): Promise<string | null> {
  const packages = await readOrNull(installed);
  if (packages === null) return null;
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256').update(packages);
  const modules = ['@jumpseat/booking/contracts', '@jumpseat/booking/workflows', '@jumpseat/domain'];
  for (const folder of [...modules.map((name) => dirname(require.resolve(name))), HERE]) {
    const names = await readdir(folder, { recursive: true });
    for (const name of names.filter((each) => each.endsWith('.ts')).toSorted()) {
      const file = join(folder, name);
      hash.update(`\0${file}\0`).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

/** The text of a file; null if it can't be read. */
async function readOrNull(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}
