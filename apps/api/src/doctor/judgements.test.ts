import { expect, test } from 'vitest';
import { judgeCertificate } from './certificates-check.ts';
import type { Finding } from './check.ts';
import { judgeBuilds } from './deployment-check.ts';
import { judgeMachine } from './machine-check.ts';
import { judgeMailServer } from './mail-server-check.ts';
import { judgeConnections, judgeMigrations, judgeServer, judgeSessions } from './postgres-checks.ts';
import { judgeProduction } from './production-check.ts';
import { judgeSettings } from './settings-check.ts';
import { judgeNamespace, judgeQueues, judgeSchedule } from './temporal-checks.ts';
import { judgeHousekeeping, judgeMails, judgeWork } from './work-checks.ts';

const DAY_MS = 24 * 60 * 60_000;
const NOW = Date.parse('2026-11-27T00:00Z');

const SAFE = {
  NODE_ENV: 'production',
  SESSION_SECRET: '0123456789abcdef0123456789abcdef',
  ADMIN_TOKEN: 'abcdefghijklmnopqrst',
  PUBLIC_ORIGIN: 'https://seats.example',
  TRUSTED_PROXIES: '1',
  SMTP_URL: 'smtps://mail.example',
  MAIL_FROM: 'trips@seats.example',
};
const SERVER = { majorVersion: 18, clockAheadMs: 20 };
const MIGRATIONS = { known: ['0000_a', '0001_b'], missing: [], isNewer: false };
const NAMESPACE = { serverVersion: '1.31.0', retentionMs: DAY_MS };
const BUILD = { build: '0.2.0', share: 100, running: 2, workers: 1 };
const QUEUE = { name: 'seat-tq', tasks: 'workflows', workers: 1, waiting: 0, oldestMs: 0 } as const;
const MAIL_SERVER = { greeting: 220, isEncrypted: false, offersTls: true };
const CERTIFICATE = { setting: 'TEMPORAL_TLS_CERT', expiresAt: NOW + 90 * DAY_MS, fitsKey: true };
const NO_WORK = { overdueOrders: 0, strandedSeats: 0, stuckWorkflows: [] };
const NO_MAILS = { late: 0, givenUp: 0, bounced: 0 };

test.each<[string, Finding[]]>([
  ['settings for production', judgeProduction(SAFE)],
  ['settings of a developer', judgeProduction({ PUBLIC_ORIGIN: 'http://localhost:8080' })],
  ['a mail server that must encrypt', judgeProduction({ ...SAFE, SMTP_URL: 'smtp://mail.example?requireTLS=true' })],
  ['a current machine', judgeMachine({ node: '24.1.0', openFiles: 20_000 })],
  ['a machine without a limit of open files', judgeMachine({ node: '24.1.0', openFiles: Number.POSITIVE_INFINITY })],
  ['a current Postgres', judgeServer(SERVER)],
  ['a migrated database', judgeMigrations(MIGRATIONS)],
  ['enough connections', judgeConnections({ limit: 97, used: 60, ours: 40 })],
  ['no long session', judgeSessions([])],
  ['no overdue work', judgeWork(NO_WORK)],
  ['no undelivered mail', judgeMails(NO_MAILS)],
  ['last night', judgeHousekeeping({ finishedAt: NOW - DAY_MS, hasRun: true }, NOW)],
  ['a new system', judgeHousekeeping({ finishedAt: NOW - DAY_MS, hasRun: false }, NOW)],
  ['an active schedule', judgeSchedule('ACTIVE')],
  ['the advised Temporal', judgeNamespace(NAMESPACE, false)],
  ['Temporal Cloud, whatever its version', judgeNamespace({ ...NAMESPACE, serverVersion: '1.27.0' }, true)],
  ['builds with workers', judgeBuilds('jumpseat', [BUILD, { ...BUILD, share: 0, running: 0, workers: 0 }])],
  ['queues with workers', judgeQueues([QUEUE, { ...QUEUE, waiting: 3, oldestMs: 900 }])],
  ['a mail server with STARTTLS', judgeMailServer(MAIL_SERVER, false)],
  ['a mail server on this machine', judgeMailServer({ ...MAIL_SERVER, offersTls: false }, true)],
  ['a certificate for 90 days', judgeCertificate(CERTIFICATE, NOW)],
])('%s is well', (_what, findings) => {
  expect(findings.length).toBeGreaterThan(0);
  expect(findings.filter(({ level }) => level !== 'OK')).toEqual([]);
});

const without = (name: keyof typeof SAFE) => judgeProduction({ ...SAFE, [name]: '' });

test.each<[string, Finding[], Finding['level'], RegExp]>([
  ['others without NODE_ENV', judgeProduction({ SERVER_HOST: '0.0.0.0' }), 'WARNING', /NODE_ENV is not production/],
  ['a typed secret', judgeProduction({ ...SAFE, SESSION_SECRET: 'secret'.repeat(6) }), 'PROBLEM', /easy to guess/],
  ['one secret for all', judgeProduction({ ...SAFE, ADMIN_TOKEN: SAFE.SESSION_SECRET }), 'PROBLEM', /are the same/],
  ['no administrator', without('ADMIN_TOKEN'), 'WARNING', /^ADMIN_TOKEN is not set/],
  ['no public address', without('PUBLIC_ORIGIN'), 'PROBLEM', /^PUBLIC_ORIGIN is not set/],
  ['no TLS', judgeProduction({ ...SAFE, PUBLIC_ORIGIN: 'http://seats.example' }), 'PROBLEM', /is not https/],
  ['an unknown proxy', without('TRUSTED_PROXIES'), 'WARNING', /^TRUSTED_PROXIES is not set/],
  ['no limits', judgeProduction({ ...SAFE, RATE_LIMITS: 'off' }), 'PROBLEM', /^RATE_LIMITS is off/],
  ['mail to a folder', judgeProduction({ ...SAFE, SMTP_URL: '', MAIL_DIR: 'm' }), 'WARNING', /folder of MAIL_DIR/],
  ['mail without TLS', judgeProduction({ ...SAFE, SMTP_URL: 'smtp://a.example' }), 'WARNING', /not insist on TLS/],
  [
    'mail that forbids TLS',
    judgeProduction({ ...SAFE, SMTP_URL: 'smtp://a.example?ignoreTLS=true' }),
    'PROBLEM',
    /forbids TLS/,
  ],
  ['mail from nobody', without('MAIL_FROM'), 'WARNING', /^MAIL_FROM is not set/],
  ['an old Node', judgeMachine({ node: '22.18.0', openFiles: 20_000 }), 'PROBLEM', /^Node 22\.18\.0 is too old/],
  ['few open files', judgeMachine({ node: '24.1.0', openFiles: 1_024 }), 'WARNING', /only 824 viewers/],
  ['an old Postgres', judgeServer({ ...SERVER, majorVersion: 14 }), 'WARNING', /^version 14/],
  ['a clock that is off', judgeServer({ ...SERVER, clockAheadMs: -1_500 }), 'WARNING', /1\.5 s behind/],
  ['a wrong clock', judgeServer({ ...SERVER, clockAheadMs: 61_000 }), 'PROBLEM', /61\.0 s ahead of/],
  ['a missing migration', judgeMigrations({ ...MIGRATIONS, missing: ['0001_b'] }), 'PROBLEM', /^1 of 2 .*0001_b$/],
  ['a newer database', judgeMigrations({ ...MIGRATIONS, isNewer: true }), 'WARNING', /a later version/],
  ['few connections', judgeConnections({ limit: 47, used: 40, ours: 20 }), 'PROBLEM', /^47 are allowed/],
  [
    'an open transaction',
    judgeSessions([{ pid: 7, program: 'psql', seconds: 90, why: 'TRANSACTION' }]),
    'WARNING',
    /^session 7 of psql has a transaction open for 90 s/,
  ],
  ['a lock', judgeSessions([{ pid: 7, program: '', seconds: 9, why: 'LOCK' }]), 'WARNING', /^session 7 has waited/],
  ['overdue orders', judgeWork({ ...NO_WORK, overdueOrders: 2 }), 'PROBLEM', /^2 should have ended/],
  ['stranded seats', judgeWork({ ...NO_WORK, strandedSeats: 3 }), 'PROBLEM', /^3 seats are held/],
  ['stuck workflows', judgeWork({ ...NO_WORK, stuckWorkflows: ['order::1'] }), 'PROBLEM', /^1 workflows can't go on/],
  ['late mails', judgeMails({ ...NO_MAILS, late: 1 }), 'PROBLEM', /^1 have been due/],
  ['given up mails', judgeMails({ ...NO_MAILS, givenUp: 1 }), 'WARNING', /given up/],
  ['two missed nights', judgeHousekeeping({ finishedAt: NOW - 2.5 * DAY_MS, hasRun: true }, NOW), 'WARNING', /2 days/],
  [
    'no night at all',
    judgeHousekeeping({ finishedAt: NOW - 3 * DAY_MS, hasRun: false }, NOW),
    'WARNING',
    /not finished/,
  ],
  ['a paused schedule', judgeSchedule('PAUSED'), 'WARNING', /paused/],
  ['a missing schedule', judgeSchedule('MISSING'), 'WARNING', /no schedule/],
  ['refused mails', judgeMails({ ...NO_MAILS, bounced: 1 }), 'WARNING', /refused/],
  [
    'an old Temporal',
    judgeNamespace({ ...NAMESPACE, serverVersion: '1.27.2' }, false),
    'PROBLEM',
    /1\.27\.2 is too old/,
  ],
  [
    'a Temporal before the advised one',
    judgeNamespace({ ...NAMESPACE, serverVersion: '1.30.1' }, false),
    'WARNING',
    /1\.30/,
  ],
  ['a short retention', judgeNamespace({ ...NAMESPACE, retentionMs: DAY_MS / 24 }, false), 'WARNING', /only 1 h/],
  ['an unknown deployment', judgeBuilds('jumpseat', null), 'PROBLEM', /^Temporal knows no deployment jumpseat$/],
  ['no current build', judgeBuilds('jumpseat', [{ ...BUILD, share: 0 }]), 'WARNING', /^workers without a version get/],
  [
    'a build without workers that gets orders',
    judgeBuilds('jumpseat', [{ ...BUILD, workers: 0 }]),
    'PROBLEM',
    /^0\.2\.0 gets 100 % of the new orders, but none/,
  ],
  [
    'orders of a build without workers',
    judgeBuilds('jumpseat', [BUILD, { build: '0.1.0', share: 0, running: 3, workers: 0 }]),
    'PROBLEM',
    /^3 orders or mails can end only on 0\.1\.0, but none/,
  ],
  ['no worker', judgeQueues([{ ...QUEUE, workers: 0 }]), 'PROBLEM', /^no worker takes tasks$/],
  [
    'no worker of seats',
    judgeQueues([QUEUE, { ...QUEUE, workers: 0 }]),
    'PROBLEM',
    /^nobody takes the workflows of seat-tq$/,
  ],
  ['slow workers', judgeQueues([{ ...QUEUE, waiting: 9, oldestMs: 6_000 }]), 'WARNING', /^about 9 workflows .* 6 s$/],
  ['too few workers', judgeQueues([{ ...QUEUE, waiting: 9, oldestMs: 60_000 }]), 'PROBLEM', /60 s$/],
  ['a busy mail server', judgeMailServer({ ...MAIL_SERVER, greeting: 421 }, false), 'PROBLEM', /greets with 421/],
  [
    'an open mail server',
    judgeMailServer({ ...MAIL_SERVER, offersTls: false }, false),
    'PROBLEM',
    /not offer STARTTLS/,
  ],
  [
    'an expired certificate',
    judgeCertificate({ ...CERTIFICATE, expiresAt: NOW }, NOW),
    'PROBLEM',
    /^expired on 2026-11-27/,
  ],
  [
    'an old certificate',
    judgeCertificate({ ...CERTIFICATE, expiresAt: NOW + DAY_MS }, NOW),
    'WARNING',
    /^expires on 2026-11-28/,
  ],
  ['a foreign key', judgeCertificate({ ...CERTIFICATE, fitsKey: false }, NOW), 'PROBLEM', /key does not belong/],
])('%s is found', (_what, findings, level, what) => {
  const bad = findings.filter((finding) => finding.level !== 'OK');
  expect(bad).toEqual([{ level, what: expect.stringMatching(what), advice: expect.stringMatching(/\w+ \w+/) }]);
});

test('every setting that the API or the worker would refuse is named, with who refuses it', () => {
  const findings = judgeSettings({
    DATABASE_URL: 'mysql://127.0.0.1/jumpseat',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    RESERVATION_TIMEOUT: 'soon',
    MAIL_FROM: 'nobody',
    SESSION_SECRET: 'short',
  });
  const named = findings.map(({ level, what }) => `${level} ${what.split(':', 1)} ${what.split('So ')[1]}`);
  expect(named.toSorted()).toEqual([
    "PROBLEM DATABASE_URL the API and the worker can't start",
    "PROBLEM MAIL_FROM the worker can't start",
    "PROBLEM RESERVATION_TIMEOUT the API can't start",
    "PROBLEM SESSION_SECRET the API and the worker can't start",
  ]);
});

const SERVERS = { DATABASE_URL: 'postgres://db/jumpseat', TEMPORAL_ADDRESS: 'temporal:7233' };

test('a container of the API is well without the settings of mail, and says that it judges the API alone', () => {
  const { SMTP_URL: _smtp, MAIL_FROM: _from, ...ofApi } = { ...SAFE, ...SERVERS };
  const findings = [...judgeSettings(ofApi), ...judgeProduction(ofApi)];
  expect(findings.filter(({ level }) => level !== 'OK')).toEqual([]);
  const note = { level: 'OK', what: expect.stringContaining("the worker's are not judged") };
  expect(findings).toContainEqual(expect.objectContaining(note));
  const fault = { level: 'PROBLEM', what: expect.stringMatching(/So the API can't start$/) };
  expect(judgeSettings({ ...ofApi, SESSION_SECRET: 'short' })).toMatchObject([fault, note]);
});

test.each([{}, { SMTP_URL: '', MAIL_DIR: '/tmp/mail' }, { SMTP_URL: '', METRICS_PORT: '9464' }])(
  'with %j the settings are judged as those of a worker too',
  (mail) => {
    const findings = judgeSettings({ ...SAFE, ...SERVERS, ...mail, PUBLIC_ORIGIN: '' });
    const fault = { level: 'PROBLEM', what: expect.stringMatching(/^PUBLIC_ORIGIN.*So the worker can't start$/) };
    expect(findings).toContainEqual(expect.objectContaining(fault));
  },
);

test('nothing that is found has the secret in it', () => {
  const found = JSON.stringify(judgeProduction(SAFE));
  expect(found).toContain('SESSION_SECRET has the mark');
  expect(found).not.toContain(SAFE.SESSION_SECRET.slice(0, 8));
});
