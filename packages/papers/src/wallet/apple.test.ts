import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, createPrivateKey } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Trip, TripFile } from '@jumpseat/booking/contracts';
import type { ContactLanguage } from '@jumpseat/domain';
import { afterAll, expect, test } from 'vitest';
import { boardingPassesOf } from '../boarding-passes.ts';
import { papersIn } from '../messages/papers.ts';
import { aTrip } from '../testing/a-trip.ts';
import { type AppleWallet, applePass } from './apple.ts';

const folder = mkdtempSync(join(tmpdir(), 'jumpseat-pass-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The number with which a file in a zip begins. */
const LOCAL_HEADER = 0x04034b50;

const wallet = issuer();

test('a pass has the barcode and the facts of one traveller', () => {
  const pass = passJson(aTrip(), 0, 'en');
  expect(pass).toMatchObject({
    formatVersion: 1,
    passTypeIdentifier: wallet.passTypeId,
    teamIdentifier: wallet.teamId,
    serialNumber: '5f1c9f0e-6f0a-4d57-9c9e-2b9f7a1f6a10-0',
    barcodes: [
      {
        format: 'PKBarcodeFormatAztec',
        message: 'M1OSULLIVAN/SIOBHAN   EK7QW3P ZRHLHRJS 0201 335Y014A0001 000',
        messageEncoding: 'iso-8859-1',
      },
    ],
    relevantDate: '2026-12-01T08:15:00.000Z',
    boardingPass: { transitType: 'PKTransitTypeAir' },
  });
  expect(valuesOf(pass)).toMatchObject({
    flight: 'JS201',
    origin: 'ZRH',
    destination: 'LHR',
    passenger: 'Siobhán O’Sullivan',
    seat: '14A',
    departs: expect.stringMatching(/2026.*09:15/),
    reference: 'K7QW3P',
  });
});

test('a pass has its labels in the language of the traveller', () => {
  const { boardingPass } = passJson(aTrip(), 0, 'ar');
  expect(boardingPass.headerFields[0].label).toBe(papersIn('ar').wallet.flight);
});

test('the pass of an infant has no seat', () => {
  const pass = passJson(aTrip(), 3, 'en');
  expect(valuesOf(pass)).toMatchObject({ passenger: 'Aoife O’Sullivan' });
  expect(valuesOf(pass)).not.toHaveProperty('seat');
});

test.each([
  ['a plain', wallet],
  ['an encrypted', withEncryptedKey(wallet)],
])('a wallet finds each file of a pass unchanged, and signed with %s key', (_which, issuing) => {
  const files = filesOf(aTrip(), 0, 'en', issuing);
  const { 'manifest.json': manifest = '', signature = '', ...listed } = Object.fromEntries(files);
  const hashes = Object.entries(listed).map(([name, data]) => [name, createHash('sha1').update(data).digest('hex')]);
  expect(JSON.parse(`${manifest}`)).toEqual(Object.fromEntries(hashes));
  expect(Object.keys(listed).sort()).toEqual(['icon.png', 'icon@2x.png', 'icon@3x.png', 'pass.json']);
  expect(isSigned(`${manifest}`, signature)).toBe(true);
  expect(isSigned(`${manifest} `, signature)).toBe(false);
});

test('a pass is a file that phones open with their wallet', () => {
  const { name, type } = passOf(aTrip(), 2, 'en');
  expect(name).toBe('pass-K7QW3P-3.pkpass');
  expect(type).toBe('application/vnd.apple.pkpass');
});

function passOf(trip: Trip, position: number, language: ContactLanguage, issuing = wallet): TripFile {
  const pass = boardingPassesOf(trip)[position];
  if (!pass) throw new Error(`traveller ${position} has no boarding pass`);
  return applePass(trip, pass, language, issuing);
}

/** The files in a pass by name. A pass is a zip, and this one is not compressed. */
function filesOf(...pass: Parameters<typeof passOf>): Map<string, Buffer> {
  const zip = Buffer.from(passOf(...pass).content);
  const files = new Map<string, Buffer>();
  let at = 0;
  while (zip.readUInt32LE(at) === LOCAL_HEADER) {
    const nameAt = at + 30;
    const dataAt = nameAt + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
    const end = dataAt + zip.readUInt32LE(at + 18);
    files.set(zip.toString('utf8', nameAt, nameAt + zip.readUInt16LE(at + 26)), zip.subarray(dataAt, end));
    at = end;
  }
  return files;
}

function passJson(...pass: Parameters<typeof passOf>) {
  return JSON.parse(`${filesOf(...pass).get('pass.json')}`);
}

/** The values of all fields by their keys. */
function valuesOf({ boardingPass: { transitType: _, ...fields } }: { boardingPass: object & { transitType: string } }) {
  const all = Object.values(fields as Record<string, { key: string; value: string }[]>).flat();
  return Object.fromEntries(all.map(({ key, value }) => [key, value]));
}

function isSigned(manifest: string, signature: string | Buffer): boolean {
  const manifestFile = join(folder, 'manifest.json');
  const signatureFile = join(folder, 'signature');
  writeFileSync(manifestFile, manifest);
  writeFileSync(signatureFile, signature);
  const check = ['smime', '-verify', '-binary', '-inform', 'DER', '-in', signatureFile, '-content', manifestFile];
  // The certificate signs itself, so only the signature is checked.
  return spawnSync('openssl', [...check, '-noverify'], { stdio: 'ignore' }).status === 0;
}

function issuer(): AppleWallet {
  const key = join(folder, 'key.pem');
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-subj', '/CN=Jumpseat'];
  const certificate = execFileSync('openssl', request, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return {
    certificate,
    key: readFileSync(key, 'utf8'),
    wwdr: certificate,
    passTypeId: 'pass.example.jumpseat',
    teamId: 'A1B2C3D4E5',
  };
}

function withEncryptedKey(issuing: AppleWallet): AppleWallet {
  const keyPassphrase = 'a passphrase';
  const encryption = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: keyPassphrase } as const;
  return { ...issuing, key: `${createPrivateKey(issuing.key).export(encryption)}`, keyPassphrase };
}
