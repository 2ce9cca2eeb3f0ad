import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A certificate that expires within this time should be renewed now. */
const SOON_MS = 30 * DAY_MS;

/** The settings that name certificates, with the setting of the key if there is one. */
const CERTIFICATES = [
  { setting: 'TEMPORAL_TLS_CERT', key: 'TEMPORAL_TLS_KEY', passphrase: null },
  { setting: 'TEMPORAL_TLS_CA', key: null, passphrase: null },
  { setting: 'APPLE_WALLET_CERTIFICATE', key: 'APPLE_WALLET_KEY', passphrase: 'APPLE_WALLET_KEY_PASSPHRASE' },
  { setting: 'APPLE_WALLET_WWDR', key: null, passphrase: null },
] as const;

/** A certificate in a file. */
export interface CertificateFacts {
  readonly setting: string;
  /** In epoch milliseconds. */
  readonly expiresAt: number;
  /** Whether its key belongs to it; null if it needs none. */
  readonly fitsKey: boolean | null;
}

/** Checks the certificates that the settings name: one check each. */
export function certificateChecks(environment: NodeJS.ProcessEnv): Check[] {
  return CERTIFICATES.flatMap(({ setting, key, passphrase }) => {
    const path = environment[setting];
    if (!path) return [];
    const keyPath = key === null ? undefined : environment[key];
    const check: Check = {
      name: setting,
      advice: `${setting}${key === null ? '' : ` and ${key}`} must name PEM files that this user can read.`,
      run: async () => {
        const certificate = new X509Certificate(await readFile(path));
        const secret = passphrase === null ? undefined : environment[passphrase];
        const fitsKey = keyPath ? certificate.checkPrivateKey(await readKey(keyPath, secret)) : null;
        return judgeCertificate({ setting, expiresAt: certificate.validToDate.getTime(), fitsKey }, Date.now());
      },
    };
    return [check];
  });
}

async function readKey(path: string, passphrase: string | undefined) {
  const key = await readFile(path);
  return createPrivateKey(passphrase ? { key, passphrase } : key);
}

/** @param now in epoch milliseconds */
export function judgeCertificate({ setting, expiresAt, fitsKey }: CertificateFacts, now: number): Finding[] {
  const day = new Date(expiresAt).toISOString().slice(0, 10);
  const renew = `Renew it, and restart the processes that read ${setting}.`;
  if (fitsKey === false)
    return [problem('the key does not belong to the certificate', 'Use the key that it was made with.')];
  if (expiresAt <= now) return [problem(`expired on ${day}`, renew)];
  if (expiresAt <= now + SOON_MS) return [warning(`expires on ${day}`, renew)];
  return [ok(`valid until ${day}`)];
}
