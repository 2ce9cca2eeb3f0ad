import { expect, test } from 'vitest';
import { readSettings } from './env.ts';

const NEEDED = { DATABASE_URL: 'postgres://127.0.0.1/jumpseat', TEMPORAL_ADDRESS: '127.0.0.1:7233' };
const PRODUCTION = {
  ...NEEDED,
  NODE_ENV: 'production',
  PUBLIC_ORIGIN: 'https://seats.example/',
  SESSION_SECRET: 'x'.repeat(32),
};

/** The names of the settings that are refused. */
function refused(environment: NodeJS.ProcessEnv): string[] {
  const read = readSettings(environment);
  return 'faults' in read ? read.faults.map((fault) => fault.replace(/: .*/, '')) : [];
}

test('a worker in production does not guess where mail goes, where its links lead, and what signs them', () => {
  expect(refused({ ...NEEDED, NODE_ENV: 'production' })).toEqual(['SMTP_URL', 'PUBLIC_ORIGIN', 'SESSION_SECRET']);
  expect(refused(PRODUCTION)).toEqual(['SMTP_URL']);
  expect(refused({ ...PRODUCTION, SMTP_URL: 'smtps://mail.example' })).toEqual([]);
  expect(refused({ ...PRODUCTION, MAIL_DIR: '/var/mail/jumpseat' })).toEqual([]);
});

test('elsewhere it writes mail to a folder and links to this machine', () => {
  expect(readSettings(NEEDED)).toMatchObject({
    settings: { MAIL_DIR: '.data/mail', PUBLIC_ORIGIN: 'http://localhost:8080' },
  });
});

test('a worker serves no metrics unless it is given a port, and the SDK none unless it is given an address', () => {
  expect(readSettings(NEEDED)).toMatchObject({ settings: { METRICS_HOST: '127.0.0.1' } });
  expect(readSettings(NEEDED)).not.toHaveProperty('settings.METRICS_PORT');
  expect(readSettings({ ...NEEDED, METRICS_PORT: '9464', TEMPORAL_METRICS_ADDRESS: '[::1]:9465' })).toMatchObject({
    settings: { METRICS_PORT: 9464, TEMPORAL_METRICS_ADDRESS: '[::1]:9465' },
  });
  expect(refused({ ...NEEDED, METRICS_PORT: 'no' })).toEqual(['METRICS_PORT']);
  expect(refused({ ...NEEDED, TEMPORAL_METRICS_ADDRESS: 'localhost:9465' })).toEqual(['TEMPORAL_METRICS_ADDRESS']);
});
