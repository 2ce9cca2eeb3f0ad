import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { cacheBundle, readCachedBundle } from '../src/bundle/bundle-cache.ts';

let places: { cache: string; installed: string };
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-bundle-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  places = { cache: join(folder, 'build'), installed: join(folder, 'lock.yaml') };
  await writeFile(places.installed, 'packages');
});

/** The code that a worker would start with. */
const code = async () => (await readCachedBundle(places)).code;

async function keep(text: string): Promise<void> {
  await cacheBundle((await readCachedBundle(places)).file, text);
}

test('a worker starts with the bundle of an earlier start', async () => {
  expect(await code()).toBeNull();
  await keep('bundled');
  expect(await code()).toBe('bundled');
});

test('a worker bundles again once other packages are installed, and then keeps only that bundle', async () => {
  await keep('bundled');
  await writeFile(places.installed, 'other packages');
  expect(await code()).toBeNull();
  await keep('bundled again');
  expect(await code()).toBe('bundled again');
  expect(await readdir(places.cache)).toHaveLength(1);
});

test('a bundle that a crash left empty is not used', async () => {
  await keep('');
  expect(await code()).toBeNull();
});

test('a worker keeps nothing where it can’t write, or nobody knows what is installed, and starts all the same', async () => {
  await writeFile(places.cache, 'a file instead of a folder');
  await keep('bundled');
  expect(await code()).toBeNull();
  await rm(places.installed);
  expect(await readCachedBundle(places)).toEqual({ file: null, code: null });
});
