import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { commandOf } from '../processes/command-of.ts';
import { openDataFolder } from './data-folder.ts';
import { deleteData } from './delete-data.ts';
import { readOrCreateSecrets } from './secrets.ts';

vi.mock('../processes/command-of.ts', () => ({ commandOf: vi.fn() }));
// For root, the cluster would be in a folder of the system.
vi.mock('../servers/postgres.ts', () => ({ clusterFolder: (folder: string) => folder }));

let parent: string;
let folder: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'jumpseat-data-'));
  folder = join(parent, '.data');
});

afterEach(() => rm(parent, { recursive: true }));

test('a second start in the same checkout is refused with the process id of the first', async () => {
  await openDataFolder(folder);
  vi.mocked(commandOf).mockReturnValue('node /repo/infra/dev/src/start.ts');
  await expect(openDataFolder(folder)).rejects.toThrow(`already runs in this checkout (process ${process.pid})`);
});

test.each([
  ['was killed', undefined],
  ['was killed, and another program has its process id now', 'vim notes.txt'],
])('a new start succeeds after the first %s', async (_, command) => {
  const { release } = await openDataFolder(folder);
  vi.mocked(commandOf).mockReturnValue(command);
  await openDataFolder(folder);
  await release();
  expect(existsSync(join(folder, 'running.pid'))).toBe(false);
});

test.each(['new', 'left open'])('a folder that is %s is closed to other users', async (which) => {
  if (which === 'left open') await mkdir(folder, { mode: 0o755 });
  await openDataFolder(folder);
  expect((await stat(folder)).mode & 0o077).toBe(0);
});

test.runIf(process.getuid?.() === 0)('the user that runs Postgres keeps access to its data', async () => {
  await mkdir(join(folder, 'postgres'), { recursive: true });
  await chown(join(folder, 'postgres'), 1234, 1234);
  await openDataFolder(folder);
  expect(await stat(folder)).toMatchObject({ uid: 0, gid: 1234 });
  expect((await stat(folder)).mode & 0o777).toBe(0o710);
});

test('secrets that others could read are closed to them', async () => {
  const { secrets: file } = await openDataFolder(folder);
  await readOrCreateSecrets(file);
  await chmod(file, 0o644);
  await readOrCreateSecrets(file);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('a fresh start deletes the orders and the mail of earlier ones', async () => {
  const data = await openDataFolder(folder);
  await mkdir(data.postgres);
  await mkdir(data.mail);
  await writeFile(data.temporal, '');
  await deleteData(data);
  expect([data.postgres, data.mail, data.temporal].filter((path) => existsSync(path))).toEqual([]);
});

test('secrets are created once, and only their owner can read them', async () => {
  const { secrets: file } = await openDataFolder(folder);
  const first = await readOrCreateSecrets(file);
  expect(await readOrCreateSecrets(file)).toEqual(first);
  expect((await stat(file)).mode & 0o077).toBe(0);
  await writeFile(file, JSON.stringify({ session: 'kept', postgres: 'kept' }));
  expect(await readOrCreateSecrets(file)).toEqual({ session: 'kept', postgres: 'kept' });
});
