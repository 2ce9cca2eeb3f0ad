import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
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

it('secrets are made once, and nobody else may read them', async () => {
  const { secrets: file } = await openDataFolder(folder);
  const first = await keepSecrets(file);
  expect(await keepSecrets(file)).toEqual(first);
  expect((await stat(file)).mode & 0o077).toBe(0);
  await writeFile(file, JSON.stringify({ session: 'kept', postgres: 'kept' }));
  expect(await keepSecrets(file)).toEqual({ session: 'kept', postgres: 'kept' });
});
