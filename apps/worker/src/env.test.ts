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

test('a worker has a version only in a deployment, and refuses names that Temporal could not take apart', () => {
  expect(readSettings({ ...NEEDED, WORKER_DEPLOYMENT: 'jumpseat', WORKER_BUILD: '0.2.0' })).toMatchObject({
    settings: { WORKER_DEPLOYMENT: 'jumpseat', WORKER_BUILD: '0.2.0' },
  });
  expect(readSettings(NEEDED)).not.toHaveProperty('settings.WORKER_DEPLOYMENT');
  expect(refused({ ...NEEDED, WORKER_BUILD: '0.2.0' })).toEqual(['WORKER_BUILD']);
  expect(refused({ ...NEEDED, WORKER_DEPLOYMENT: 'jump.seat' })).toEqual(['WORKER_DEPLOYMENT']);
  expect(refused({ ...NEEDED, WORKER_DEPLOYMENT: 'jumpseat', WORKER_BUILD: 'a:b' })).toEqual(['WORKER_BUILD']);
});

test('housekeeping waits for whole days after departure, and for at least one', () => {
  expect(readSettings(NEEDED)).toMatchObject({
    settings: { UNPAID_ORDERS_DAYS: 30, PERSONAL_DATA_DAYS: 90, ARCHIVE_AFTER_DAYS: 30 },
  });
  for (const days of ['0', '-1', '1.5', '30d', '4000']) {
    expect(refused({ ...NEEDED, PERSONAL_DATA_DAYS: days }), days).toEqual(['PERSONAL_DATA_DAYS']);
  }
});
