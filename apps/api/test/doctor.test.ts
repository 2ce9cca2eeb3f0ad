import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connect } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('../src/doctor-main.ts', import.meta.url));

let jumpseat: Jumpseat;
beforeAll(async () => {
  jumpseat = await startJumpseat();
});
afterAll(() => jumpseat?.stop());

/** Runs the doctor as staff do, with these settings alone. */
function doctor(settings: Record<string, string> = {}, args: readonly string[] = []) {
  const { promise, resolve } = Promise.withResolvers<{ code: number; output: string }>();
  const env = {
    DATABASE_URL: jumpseat.databaseUrl,
    TEMPORAL_ADDRESS: jumpseat.temporal.address,
    TEMPORAL_NAMESPACE: jumpseat.temporal.name,
    ...settings,
  };
  execFile(process.execPath, [MAIN, ...args], { env }, (error, out, err) =>
    resolve({ code: Number(error?.code ?? 0), output: `${out}${err}` }),
  );
  return promise;
}

test('a Jumpseat that runs is well', async () => {
  const { code, output } = await doctor();
  expect(output.split('\n').filter((line) => line.startsWith('✗'))).toEqual([]);
  for (const check of [
    'Settings',
    'Production',
    'Machine',
    'Postgres',
    'Migrations',
    'Connections',
    'Orders',
    'Mails',
    'Housekeeping',
    'Schedule',
  ])
    expect(output).toContain(`✓ ${check}: `);
  expect(output).toContain('✓ Temporal: closed workflows are kept for 1 d');
  expect(output).toContain('✓ Workers: 1 process takes tasks of each queue');
  expect(code).toBe(0);
});

test('a container of the API is well, without the settings that only workers need', async () => {
  const { code, output } = await doctor({
    NODE_ENV: 'production',
    SESSION_SECRET: 'a7c9e1f3b5d80246a7c9e1f3b5d80246',
    ADMIN_TOKEN: 'f0e1d2c3b4a59687',
    PUBLIC_ORIGIN: 'https://seats.example',
    TRUSTED_PROXIES: '1',
  });
  expect(output).toContain('✓ Settings: the API can read its own');
  expect(output).toContain("✓ Settings: the worker's are not judged");
  expect(code).toBe(0);
});

test('the doctor finds all faults at once, and says what to do about each', async () => {
  const database = connect(jumpseat.databaseUrl, { max: 1 });
  await database.sql`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  await database.close();
  const faults = {
    RESERVATION_TIMEOUT: 'soon',
    TEMPORAL_NAMESPACE: 'none',
    SMTP_URL: 'smtp://user:hidden@127.0.0.1:1',
  };
  const { code, output } = await doctor(faults, ['--json']);
  const { ok, reports } = JSON.parse(output) as { ok: boolean; reports: { check: string; level: string }[] };
  const problems = reports.filter(({ level }) => level === 'PROBLEM');
  expect(problems).toMatchObject([
    { check: 'Settings', what: expect.stringContaining('RESERVATION_TIMEOUT: expected a duration') },
    { check: 'Migrations', advice: expect.stringContaining('migrate-main.ts') },
    { check: 'Temporal', what: expect.stringContaining('none'), advice: expect.stringContaining('namespace create') },
    { check: 'Mail server', what: expect.stringContaining('ECONNREFUSED') },
  ]);
  expect({ ok, code }).toEqual({ ok: false, code: 1 });
  expect(output).not.toContain('hidden');
});
