import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { commandOf } from '../processes/command-of.ts';
import { openDataFolder } from './data-folder.ts';
import { keepSecrets } from './secrets.ts';

vi.mock('../processes/command-of.ts', () => ({ commandOf: vi.fn() }));

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'jumpseat-data-'));
  folder = join(parent, '.data');
});

afterEach(() => rm(parent, { recursive: true }));

it('a second start in the same checkout is told that one runs', async () => {
  await openDataFolder(folder);
  vi.mocked(commandOf).mockReturnValue('node /repo/infra/dev/src/start.ts');
  await expect(openDataFolder(folder)).rejects.toThrow(`already runs in this checkout (process ${process.pid})`);
});

it.each([
  ['ended without a word', undefined],
  ['ended, and its number went to another program', 'vim notes.txt'],
])('a start that %s is not in the way', async (_, command) => {
  const { release } = await openDataFolder(folder);
  vi.mocked(commandOf).mockReturnValue(command);
  await openDataFolder(folder);
  await release();
  expect(existsSync(join(folder, 'running.pid'))).toBe(false);
});

it.each(['new', 'left open'])('a folder that is %s is for its owner alone', async (which) => {
  if (which === 'left open') await mkdir(folder, { mode: 0o755 });
  await openDataFolder(folder);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

it.runIf(process.getuid?.() === 0)('a cluster that another user runs stays reachable for that user alone', async () => {
  await mkdir(join(folder, 'postgres'), { recursive: true });
  await chown(join(folder, 'postgres'), 1234, 1234);
  await openDataFolder(folder);
  expect(await stat(folder)).toMatchObject({ uid: 0, gid: 1234 });
  expect((await stat(folder)).mode & 0o777).toBe(0o710);
});

it('secrets that others could read are closed to them', async () => {
  const { secrets: file } = await openDataFolder(folder);
  await keepSecrets(file);
  await chmod(file, 0o644);
  await keepSecrets(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

it('secrets are made once, and nobody else may read them', async () => {
  const { secrets: file } = await openDataFolder(folder);
  const first = await keepSecrets(file);
  expect(await keepSecrets(file)).toEqual(first);
  expect((await stat(file)).mode & 0o077).toBe(0);
  await writeFile(file, JSON.stringify({ session: 'kept', postgres: 'kept' }));
  expect(await keepSecrets(file)).toEqual({ session: 'kept', postgres: 'kept' });
});
