import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { REPOSITORY } from '../bootstrap/paths.mjs';
import { readEnvFile } from './env-file.ts';

const textOf = (file: string) => readFile(join(REPOSITORY, file), 'utf8');

test('a setting of .env applies unless the terminal sets it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-env-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  vi.stubEnv('FROM_TERMINAL', 'terminal');
  vi.stubEnv('FROM_FILE', undefined);
  onTestFinished(() => void vi.unstubAllEnvs());
  await writeFile(join(folder, '.env'), '# A comment\nFROM_TERMINAL=file\nFROM_FILE=file\n');
  readEnvFile(join(folder, '.env'));
  expect([process.env.FROM_TERMINAL, process.env.FROM_FILE]).toEqual(['terminal', 'file']);
});

test('a missing .env is no error', () => {
  expect(() => readEnvFile(join(tmpdir(), 'no-such-folder', '.env'))).not.toThrow();
});

test('.env.example lists exactly the settings of the README', async () => {
  const example = [...(await textOf('.env.example')).matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
  const [, table = ''] = (await textOf('README.md')).split('## Settings');
  const [rows = ''] = table.split('\n## ');
  const named = [...rows.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, names = '']) => names.match(/[A-Z_]{4,}/g) ?? []);
  expect(example.toSorted()).toEqual(named.toSorted());
});
