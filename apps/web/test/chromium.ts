import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cacheFolder } from '@jumpseat/dev/cache-folder';

/** The flags of every Chromium in the tests. */
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
 * The Chromium among the dependencies (Linux on x64), unpacked on first use. Each user of the machine has their own
 * copy: the package would use one shared place, which other users can't write and where a half-unpacked file looks
 * complete.
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
