import { DEFAULT_POLICY } from '@jumpseat/domain';
import { describe, expect, test } from 'vitest';
import { orderPolicy, readSettings } from './env.ts';

const NEEDED = { DATABASE_URL: 'postgres://user@127.0.0.1:5432/jumpseat', TEMPORAL_ADDRESS: '127.0.0.1:7233' };

function faultsOf(env: Record<string, string>): string[] {
  const read = readSettings({ ...NEEDED, ...env });
  return 'faults' in read ? read.faults : [];
}

describe('settings', () => {
  test('have the documented defaults', () => {
    expect(readSettings(NEEDED)).toMatchObject({
      settings: {
        SERVER_PORT: 8080,
        SERVER_HOST: '127.0.0.1',
        TEMPORAL_NAMESPACE: 'default',
        RESERVATION_TIMEOUT: 900_000,
        MAX_HOLD: 2_700_000,
        SALES_CLOSE: 2_700_000,
        PAYMENT_TIMEOUT: 10_000,
        MAX_PAYMENT_RETRIES: 3,
        MAX_PAYMENT_ATTEMPTS: 3,
        MAX_SEATS_PER_ORDER: 9,
        RATE_LIMITS: 'on',
        RATE_READS: 6_000,
        RATE_WRITES: 3_000,
        RATE_CONNECTIONS: 1_200,
        MAIL_DIR: '.data/mail',
        SESSION_SECRET: expect.stringMatching(/^.{32,}$/),
      },
    });
  });

  test('give new orders the default policy', () => {
    const read = readSettings(NEEDED);
    expect('settings' in read && orderPolicy(read.settings)).toEqual(DEFAULT_POLICY);
  });

  test.each([
    ['SERVER_PORT', '80a'],
    ['SERVER_PORT', '70000'],
    ['RESERVATION_TIMEOUT', '0s'],
    ['RESERVATION_TIMEOUT', '-5m'],
    ['RESERVATION_TIMEOUT', '15'],
    ['RESERVATION_TIMEOUT', 'soon'],
    ['RESERVATION_TIMEOUT', '46m'],
    ['MAX_SEATS_PER_ORDER', '0'],
    ['RATE_LIMITS', 'no'],
    ['RATE_READS', '0'],
    ['TRUSTED_PROXIES', 'proxy.example'],
    ['TRUSTED_PROXIES', '-1'],
    ['TRUSTED_PROXIES', '10.0.0.0/99'],
    ['MAX_PAYMENT_RETRIES', '1.5'],
    ['DATABASE_URL', 'mysql://127.0.0.1/jumpseat'],
    ['DATABASE_URL', ''],
    ['PUBLIC_ORIGIN', 'example.test'],
    ['ALLOWED_ORIGINS', '*'],
    ['ALLOWED_ORIGINS', 'https://example.test/'],
    ['ALLOWED_ORIGINS', 'https://example.test,null'],
    ['ALLOWED_ORIGINS', 'https://*.example.test'],
    ['SESSION_SECRET', 'short'],
    ['ADMIN_TOKEN', 'fifteen letters'],
    ['LOG_LEVEL', 'loud'],
    ['TEMPORAL_TLS_CERT', '/certs/client.pem'],
    ['APPLE_WALLET_CERTIFICATE', '/certs/pass.pem'],
    ['APPLE_TEAM_ID', 'A1B2C3D4E5'],
    ['GOOGLE_WALLET_ISSUER_ID', '3388000000012345678'],
    ['GOOGLE_WALLET_KEY', '/certs/google.json'],
  ])('%s=%s is refused in one line that names the setting', (name, value) => {
    const [fault, ...more] = faultsOf({ [name]: value });
    expect(fault).toMatch(new RegExp(`^${name}: \\S`));
    expect(fault).not.toContain('\n');
    expect(more).toEqual([]);
  });

  test('origins are separated by commas', () => {
    expect(readSettings({ ...NEEDED, ALLOWED_ORIGINS: 'https://a.test, http://localhost:3000' })).toMatchObject({
      settings: { ALLOWED_ORIGINS: ['https://a.test', 'http://localhost:3000'] },
    });
  });

  test('a wallet needs all of its settings', () => {
    const google = { GOOGLE_WALLET_ISSUER_ID: '3388000000012345678', GOOGLE_WALLET_KEY: '/certs/google.json' };
    expect(faultsOf(google)).toEqual([]);
    expect(faultsOf({ APPLE_WALLET_KEY: '/certs/key.pem', APPLE_TEAM_ID: 'A1B2C3D4E5' })).toEqual([
      'APPLE_WALLET_KEY: also needs APPLE_WALLET_CERTIFICATE, APPLE_WALLET_WWDR, APPLE_PASS_TYPE_ID',
    ]);
  });

  test('production requires a session secret', () => {
    expect(faultsOf({ NODE_ENV: 'production' })).toEqual(['SESSION_SECRET: is required in production']);
    expect(faultsOf({ NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) })).toEqual([]);
  });

  test('an empty variable counts as unset', () => {
    expect(readSettings({ ...NEEDED, ADMIN_TOKEN: '', SERVER_PORT: '' })).toMatchObject({
      settings: { SERVER_PORT: 8080 },
    });
  });
});
