import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstFound } from './first-found.ts';
import { onPath } from './on-path.ts';
import { temporalCliSources } from './temporal-cli.ts';

const folders: string[] = [];

async function folderWith(program: string, mode: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-path-'));
  folders.push(folder);
  await writeFile(join(folder, program), '');
  await chmod(join(folder, program), mode);
  return folder;
}

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('the Temporal CLI', () => {
  it('is looked for on PATH, in the cache, by download, then compiled', () => {
    expect(temporalCliSources().map(({ name }) => name)).toEqual(['PATH', 'cache', 'download', 'Go']);
  });

  it('is taken from PATH before the cache', async () => {
    const [own, cache] = await Promise.all([folderWith('temporal', 0o755), folderWith('temporal', 0o755)]);
    vi.stubEnv('PATH', own);
    expect(await firstFound(temporalCliSources(join(cache, 'temporal')), () => undefined)).toBe(join(own, 'temporal'));
  });

  it('is taken from the cache where PATH has none', async () => {
    const cache = await folderWith('temporal', 0o755);
    vi.stubEnv('PATH', '');
    expect(await firstFound(temporalCliSources(join(cache, 'temporal')), () => undefined)).toBe(
      join(cache, 'temporal'),
    );
  });
});

describe('PATH', () => {
  it('finds programs, not files that cannot be run', async () => {
    const [notRunnable, runnable] = await Promise.all([folderWith('it', 0o644), folderWith('it', 0o755)]);
    expect(onPath('it', `${notRunnable}::${runnable}`)).toBe(join(runnable, 'it'));
    expect(onPath('it', notRunnable)).toBeUndefined();
  });
});
