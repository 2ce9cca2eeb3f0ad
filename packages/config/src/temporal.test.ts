import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { readSettings } from './settings.ts';
import { refuseTemporalFaults, temporalConnection, temporalSettings } from './temporal.ts';
import { isTemporalCloud } from './temporal-cloud.ts';

const Settings = z.object(temporalSettings).superRefine(refuseTemporalFaults);
const CLOUD = { TEMPORAL_ADDRESS: 'jumpseat.a1b2c.tmprl.cloud:7233', TEMPORAL_NAMESPACE: 'jumpseat.a1b2c' };
const REGION = { ...CLOUD, TEMPORAL_ADDRESS: 'eu-central-1.aws.api.temporal.io:7233' };

function settingsOf(environment: Record<string, string>) {
  const read = readSettings(Settings, environment);
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.settings;
}

function faultsOf(environment: Record<string, string>): string[] {
  const read = readSettings(Settings, environment);
  return 'faults' in read ? read.faults : [];
}

/** A file with this content, which is deleted after the test. */
async function fileWith(content: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jumpseat-temporal-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'file.pem'), content);
  return join(folder, 'file.pem');
}

describe('the connection to Temporal', () => {
  const address = '10.0.0.7:7233';

  test('is not encrypted if no setting asks for it', () => {
    expect(temporalConnection(settingsOf({ TEMPORAL_ADDRESS: address }))).toEqual({ address, tls: false });
    expect(temporalConnection(settingsOf({ TEMPORAL_ADDRESS: address, TEMPORAL_TLS: 'false' })).tls).toBe(false);
  });

  test('can be encrypted without a certificate of ours, for a server of your own', () => {
    expect(temporalConnection(settingsOf({ TEMPORAL_ADDRESS: address, TEMPORAL_TLS: 'true' }))).toEqual({
      address,
      tls: {},
    });
  });

  test('to Temporal Cloud is encrypted with an API key alone', () => {
    expect(temporalConnection(settingsOf({ ...CLOUD, TEMPORAL_API_KEY: 'key' }))).toEqual({
      address: CLOUD.TEMPORAL_ADDRESS,
      apiKey: 'key',
      tls: {},
    });
  });

  test('shows a client certificate, trusts an authority of its own, and expects another name', async () => {
    const environment = {
      TEMPORAL_ADDRESS: address,
      TEMPORAL_TLS_CERT: await fileWith('certificate'),
      TEMPORAL_TLS_KEY: await fileWith('key'),
      TEMPORAL_TLS_CA: await fileWith('authority'),
      TEMPORAL_TLS_SERVER_NAME: 'temporal.example',
    };
    expect(temporalConnection(settingsOf(environment))).toEqual({
      address,
      tls: {
        clientCertPair: { crt: Buffer.from('certificate'), key: Buffer.from('key') },
        serverRootCACertificate: Buffer.from('authority'),
        serverNameOverride: 'temporal.example',
      },
    });
  });

  test('fails with the path of a file that is missing', () => {
    const settings = settingsOf({ TEMPORAL_ADDRESS: address, TEMPORAL_TLS_CA: '/none/ca.pem' });
    expect(() => temporalConnection(settings)).toThrow('/none/ca.pem');
  });
});

describe('settings that contradict each other are refused:', () => {
  const here = { TEMPORAL_ADDRESS: 'localhost:7233' };
  const pair = { TEMPORAL_TLS_CERT: 'a.pem', TEMPORAL_TLS_KEY: 'a.key' };

  test.each<[string, Record<string, string>, RegExp]>([
    [
      'an address with a scheme',
      { TEMPORAL_ADDRESS: 'https://x.example:7233' },
      /^TEMPORAL_ADDRESS: expected host:port/,
    ],
    [
      'a certificate without its key',
      { ...here, TEMPORAL_TLS_CERT: 'a.pem' },
      /^TEMPORAL_TLS_CERT: and TEMPORAL_TLS_KEY/,
    ],
    [
      'a key without its certificate',
      { ...here, TEMPORAL_TLS_KEY: 'a.key' },
      /^TEMPORAL_TLS_CERT: and TEMPORAL_TLS_KEY/,
    ],
    [
      'an API key without TLS',
      { ...here, TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: 'key' },
      /^TEMPORAL_TLS: is false, but TEMPORAL_API_KEY can only be used with TLS$/,
    ],
    [
      'an authority without TLS',
      { ...here, TEMPORAL_TLS: 'false', TEMPORAL_TLS_CA: 'ca.pem' },
      /^TEMPORAL_TLS: is false, but TEMPORAL_TLS_CA/,
    ],
    ['Temporal Cloud without credentials', CLOUD, /^TEMPORAL_ADDRESS: is Temporal Cloud: it needs TEMPORAL_API_KEY/],
    [
      'Temporal Cloud with two kinds of credentials',
      { ...CLOUD, ...pair, TEMPORAL_API_KEY: 'key' },
      /^TEMPORAL_API_KEY: and TEMPORAL_TLS_CERT are two ways/,
    ],
    [
      'a namespace without its account',
      { ...CLOUD, TEMPORAL_API_KEY: 'key', TEMPORAL_NAMESPACE: 'jumpseat' },
      /^TEMPORAL_NAMESPACE: .*such as jumpseat\.a1b2c$/,
    ],
    [
      'the endpoint of another namespace',
      { ...CLOUD, TEMPORAL_API_KEY: 'key', TEMPORAL_NAMESPACE: 'test.a1b2c' },
      /^TEMPORAL_NAMESPACE: is test\.a1b2c, but TEMPORAL_ADDRESS is the endpoint of jumpseat\.a1b2c$/,
    ],
    [
      'a client certificate at the endpoint of a region',
      { ...REGION, ...pair },
      /^TEMPORAL_ADDRESS: .*TEMPORAL_TLS_SERVER_NAME=jumpseat\.a1b2c\.tmprl\.cloud$/,
    ],
  ])('%s', (_what, environment, message) => {
    expect(faultsOf(environment)).toEqual([expect.stringMatching(message)]);
  });

  test.each<[string, Record<string, string>]>([
    ['an API key at the endpoint of a namespace', { ...CLOUD, TEMPORAL_API_KEY: 'key' }],
    ['an API key at the endpoint of a region', { ...REGION, TEMPORAL_API_KEY: 'key' }],
    ['a client certificate at the endpoint of a namespace', { ...CLOUD, ...pair }],
    [
      'a client certificate at the endpoint of a region, by name',
      { ...REGION, ...pair, TEMPORAL_TLS_SERVER_NAME: 'jumpseat.a1b2c.tmprl.cloud' },
    ],
    [
      'an API key at the endpoint of a replica',
      { ...CLOUD, TEMPORAL_ADDRESS: 'aws-eu-central-1.region.tmprl.cloud:7233', TEMPORAL_API_KEY: 'key' },
    ],
    ['a token and a client certificate on a server of your own', { ...here, ...pair, TEMPORAL_API_KEY: 'token' }],
  ])('but not %s', (_what, environment) => {
    expect(faultsOf(environment)).toEqual([]);
  });
});

test.each([
  ['jumpseat.a1b2c.tmprl.cloud:7233', true],
  ['eu-central-1.aws.api.temporal.io:7233', true],
  ['temporal.example:7233', false],
  ['tmprl.cloud.example:7233', false],
  ['127.0.0.1:7233', false],
])('%s is Temporal Cloud: %s', (address, isCloud) => {
  expect(isTemporalCloud(address)).toBe(isCloud);
});
