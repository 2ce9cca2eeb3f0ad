import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Call } from '../src/passengers/call.ts';
import { OrderClient } from '../src/passengers/order-client.ts';
import { Rest } from '../src/passengers/rest.ts';

const CHAOS = fileURLToPath(new URL('../src/chaos.ts', import.meta.url));
const FLIGHT = 'FL123';
const LOOK_EVERY_MS = 100;

let jumpseat: Jumpseat;
beforeAll(async () => {
  jumpseat = await startJumpseat();
}, 60_000);
afterAll(() => jumpseat?.stop());

/** The exit code of `pnpm chaos check`, and what it printed. */
async function check(): Promise<{ code: number; printed: string }> {
  const { address, name } = jumpseat.temporal;
  const env = { DATABASE_URL: jumpseat.databaseUrl, TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: name };
  const args = ['--disable-warning=ExperimentalWarning', CHAOS, 'check'];
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args, { env: { ...process.env, ...env } });
    return { code: 0, printed: stdout };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, printed: stdout };
  }
}

async function book(convention: 'api' | 'root' | 'trpc', seat: string): Promise<Call | undefined> {
  const order = new OrderClient(new Rest(jumpseat.url, () => undefined), convention, {
    ...{ passenger: 'p', flightId: FLIGHT, name: `by-${convention}` },
  });
  const { answer } = await order.create([seat]);
  expect(answer).toMatchObject({ status: 'SEATS_RESERVED' });
  await order.pay('11111');
  return order.ended(10_000);
}

test('bookings in each convention are as they were told; a booking that is lost and a seat that is taken behind its block are found', async () => {
  for (const [convention, seat] of [
    ['api', 'A1'],
    ['root', 'A2'],
    ['trpc', 'A3'],
  ] as const) {
    expect((await book(convention, seat))?.answer).toMatchObject({ status: 'CONFIRMED', seats: [seat] });
  }
  // The workflow ends a moment after its passenger was told.
  await sleep(LOOK_EVERY_MS * 5);
  const sound = await check();
  expect(sound.printed).toMatch(/3 orders, [4-6] workflow runs, [4-6] replayed/);
  expect(sound).toMatchObject({ code: 0, printed: expect.stringContaining('0 violations.') });

  const database = connect(jumpseat.databaseUrl);
  await database.sql`delete from bookings where seat = 'A2'`;
  await database.sql`update seats set status = 'BOOKED', order_id = 'somebody' where flight_id = ${FLIGHT} and code = 'A4'`;
  await database.close();
  const broken = await check();
  expect(broken.code).toBe(1);
  expect(broken.printed).toMatch(/a confirmed order has its seats booked: 1\n +by-root FL123 A2[\s\S]*event 1 OPENED/);
  expect(broken.printed).toMatch(/a seat block is what Postgres shows: 1\n.*A4: the block has it AVAILABLE/);
}, 120_000);
