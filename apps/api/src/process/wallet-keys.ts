import { readFile } from 'node:fs/promises';
import type { PaperSettings } from '@jumpseat/papers';
import { z } from 'zod';
import type { Settings } from '../env.ts';

/** The parts of a service account's key that sign passes. */
const ServiceAccount = z.object({ client_email: z.string(), private_key: z.string() });

/** The keys of the wallets that the settings name. Throws if a file can't be read; the error contains no key. */
export async function loadWalletKeys(settings: Settings): Promise<Pick<PaperSettings, 'apple' | 'google'>> {
  const [apple, google] = await Promise.all([loadAppleWallet(settings), loadGoogleWallet(settings)]);
  return { apple, google };
}

async function loadAppleWallet(settings: Settings): Promise<PaperSettings['apple']> {
  const {
    APPLE_WALLET_CERTIFICATE: certificatePath,
    APPLE_WALLET_KEY: keyPath,
    APPLE_WALLET_WWDR: wwdrPath,
    APPLE_WALLET_KEY_PASSPHRASE: keyPassphrase,
    APPLE_PASS_TYPE_ID: passTypeId,
    APPLE_TEAM_ID: teamId,
  } = settings;
  if (!certificatePath || !keyPath || !wwdrPath || !passTypeId || !teamId) return undefined;
  const [certificate, key, wwdr] = await Promise.all([textOf(certificatePath), textOf(keyPath), textOf(wwdrPath)]);
  return { certificate, key, wwdr, passTypeId, teamId, ...(keyPassphrase !== undefined && { keyPassphrase }) };
}

async function loadGoogleWallet(settings: Settings): Promise<PaperSettings['google']> {
  const { GOOGLE_WALLET_ISSUER_ID: issuerId, GOOGLE_WALLET_KEY: path } = settings;
  if (!issuerId || !path) return undefined;
  const { client_email: email, private_key: privateKey } = parseServiceAccount(await textOf(path), path);
  return { issuerId, email, privateKey };
}

/** Node's own errors quote the text, which is a key here. */
function parseServiceAccount(text: string, path: string): z.output<typeof ServiceAccount> {
  try {
    return ServiceAccount.parse(JSON.parse(text));
  } catch {
    throw new Error(`${path} is not the JSON key of a service account`);
  }
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8');
}
