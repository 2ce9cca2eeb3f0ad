import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder } from '@jumpseat/dev/cache-folder';

/** What every Chromium of the tests is started with. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const PACKAGE = new URL('..', import.meta.resolve('@sparticuz/chromium'));

/**
 * The Chromium that comes with the dependencies (Linux on x64), unpacked where it isn't yet. Each user gets one of their own: the
 * package itself would put it where the first to come keeps it from all others, and where it is taken for whole before it is.
 */
export async function chromiumPath(): Promise<string> {
  const { version } = JSON.parse(await readFile(new URL('package.json', PACKAGE), 'utf8')) as { version: string };
  const folder = join(cacheFolder(), `chromium-${version}`);
  const path = join(folder, 'chromium');
  if (existsSync(path)) return path;
  await mkdir(folder, { recursive: true });
  const partial = `${path}.${process.pid}`;
  const packed = createReadStream(new URL('bin/chromium.br', PACKAGE));
  await pipeline(packed, createBrotliDecompress(), createWriteStream(partial, { mode: 0o755 }));
  await rename(partial, path);
  return path;
}
