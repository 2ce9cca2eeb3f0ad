import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
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
  test('comes from PATH, the cache, a download, or Go, in this order', () => {
    expect(temporalCliSources().map(({ name }) => name)).toEqual(['PATH', 'cache', 'download', 'Go']);
  });

  test('comes from PATH rather than the cache', async () => {
    const own = await folderWith('temporal', 0o755);
    const cache = await folderWith('temporal', 0o755);
    vi.stubEnv('PATH', own);
    expect(await firstFound(temporalCliSources(cache), () => undefined)).toBe(join(own, 'temporal'));
  });

  test('comes from the cache if PATH has none', async () => {
    const cache = await folderWith('temporal', 0o755);
    vi.stubEnv('PATH', '');
    expect(await firstFound(temporalCliSources(cache), () => undefined)).toBe(join(cache, 'temporal'));
  });
});

describe('PATH', () => {
  test('lookup skips files that are not executable', async () => {
    const notExecutable = await folderWith('tool', 0o644);
    const executable = await folderWith('tool', 0o755);
    expect(onPath('tool', `${notExecutable}::${executable}`)).toBe(join(executable, 'tool'));
    expect(onPath('tool', notExecutable)).toBeUndefined();
  });
});
