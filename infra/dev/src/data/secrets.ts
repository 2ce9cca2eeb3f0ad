import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';

export type Secrets = {
  /** Signs the guests' cookies. */
  readonly session: string;
  /** Password of the embedded Postgres. */
  readonly postgres: string;
};

export function newSecrets(): Secrets {
  return { session: randomBytes(32).toString('hex'), postgres: randomBytes(16).toString('hex') };
}

/** The secrets of this checkout: created once, readable only by their owner. */
export async function readOrCreateSecrets(file: string): Promise<Secrets> {
  if (existsSync(file)) {
    await chmod(file, 0o600);
    return JSON.parse(await readFile(file, 'utf8'));
  }
  const secrets = newSecrets();
  await writeFile(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}
