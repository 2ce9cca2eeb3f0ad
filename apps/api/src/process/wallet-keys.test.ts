import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readSettings, type Settings } from '../env.ts';
import { loadWalletKeys } from './wallet-keys.ts';

/** Settings that name files with these contents. The other settings are as given. */
async function settingsWith(files: Record<string, string>, others: Record<string, string> = {}): Promise<Settings> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-wallets-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const needed = { DATABASE_URL: 'postgres://127.0.0.1/jumpseat', TEMPORAL_ADDRESS: '127.0.0.1:7233' };
  const paths: Record<string, string> = {};
  for (const [name, content] of Object.entries(files)) {
    paths[name] = join(folder, name);
    await writeFile(paths[name], content);
  }
  const read = readSettings({ ...needed, ...others, ...paths });
  if ('faults' in read) throw new Error(read.faults.join());
  return read.settings;
}

const google = { GOOGLE_WALLET_ISSUER_ID: '3388' };

test('without settings, no wallet is offered', async () => {
  expect(await loadWalletKeys(await settingsWith({}))).toEqual({ apple: undefined, google: undefined });
});

test('the keys of both wallets are read from their files', async () => {
  const files = {
    APPLE_WALLET_CERTIFICATE: 'our certificate',
    APPLE_WALLET_KEY: 'our key',
    APPLE_WALLET_WWDR: 'its issuer',
    GOOGLE_WALLET_KEY: JSON.stringify({ type: 'service_account', client_email: 'a@b.example', private_key: 'a key' }),
  };
  const apple = { APPLE_WALLET_KEY_PASSPHRASE: 'open', APPLE_PASS_TYPE_ID: 'pass.example', APPLE_TEAM_ID: 'A1B2' };
  expect(await loadWalletKeys(await settingsWith(files, { ...apple, ...google }))).toEqual({
    apple: {
      certificate: 'our certificate',
      key: 'our key',
      wwdr: 'its issuer',
      keyPassphrase: 'open',
      passTypeId: 'pass.example',
      teamId: 'A1B2',
    },
    google: { issuerId: '3388', email: 'a@b.example', privateKey: 'a key' },
  });
});

test.each(['a secret key', '{"private_key": "a secret key"}'])(
  'a file of %j is refused without its content',
  async (text) => {
    const loaded = loadWalletKeys(await settingsWith({ GOOGLE_WALLET_KEY: text }, google));
    await expect(loaded).rejects.toThrow(/GOOGLE_WALLET_KEY is not the JSON key of a service account$/);
    await expect(loaded).rejects.not.toThrow('secret');
  },
);
