import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { certificateChecks } from './certificates-check.ts';

const never = new AbortController().signal;

/** Makes a certificate that is valid for this number of days. Returns the paths of it and of its key. */
function certificate(folder: string, name: string, days: number) {
  const key = join(folder, `${name}.key`);
  const path = join(folder, `${name}.pem`);
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Jumpseat', '-days', `${days}`];
  execFileSync('openssl', [...request, '-keyout', key, '-out', path], { stdio: 'ignore' });
  return { key, path };
}

test('a certificate is read from its file, with its end and whether its key fits', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-certificates-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const ours = certificate(folder, 'ours', 365);
  const old = certificate(folder, 'old', 7);
  const found = async (environment: Record<string, string>) => {
    const checks = certificateChecks(environment);
    return Promise.all(checks.map(async ({ name, run }) => `${name} ${(await run(never))[0]?.what}`));
  };
  expect(await found({})).toEqual([]);
  expect(await found({ TEMPORAL_TLS_CERT: ours.path, TEMPORAL_TLS_KEY: ours.key, TEMPORAL_TLS_CA: old.path })).toEqual([
    expect.stringMatching(/^TEMPORAL_TLS_CERT valid until \d{4}-/),
    expect.stringMatching(/^TEMPORAL_TLS_CA expires on \d{4}-/),
  ]);
  expect(await found({ TEMPORAL_TLS_CERT: ours.path, TEMPORAL_TLS_KEY: old.key })).toEqual([
    'TEMPORAL_TLS_CERT the key does not belong to the certificate',
  ]);
  await expect(found({ TEMPORAL_TLS_CA: ours.key })).rejects.toThrow();
});
