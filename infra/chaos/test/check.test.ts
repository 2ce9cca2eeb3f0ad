import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { connect } from '@jumpseat/db';
import { type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ID } from '../src/checker/workflows.ts';
import type { Convention } from '../src/passengers/call.ts';
import { OrderClient } from '../src/passengers/order-client.ts';
import { RecordingClient } from '../src/passengers/recording-client.ts';

const CHAOS = fileURLToPath(new URL('../src/chaos.ts', import.meta.url));
const FLIGHT = 'FL123';
const BOOKINGS = [
  { convention: 'api', seat: 'A1' },
  { convention: 'root', seat: 'A2' },
  { convention: 'trpc', seat: 'A3' },
] as const;

let jumpseat: Jumpseat;
beforeAll(async () => {
  jumpseat = await startJumpseat();
  const orderIds = [];
  for (const { convention, seat } of BOOKINGS) orderIds.push(await book(convention, seat));
  await untilCompleted(orderIds);
});
afterAll(() => jumpseat?.stop());

/** Runs `npm run chaos -- check`. Returns its exit code and its output. */
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

/** Books a seat by this convention. Returns the id of the order. */
async function book(convention: Convention, seat: string): Promise<string> {
  const about = { passenger: 'p', flightId: FLIGHT, name: `by-${convention}` };
  const order = new OrderClient(new RecordingClient(jumpseat.url, () => undefined), convention, about);
  const { answer, orderId } = await order.create([seat]);
  expect(answer).toMatchObject({ status: 'SEATS_RESERVED' });
  await order.pay('11111');
  const ended = await order.waitForEnd(10_000);
  expect(ended?.answer).toMatchObject({ status: 'CONFIRMED', seats: [seat] });
  return orderId ?? '';
}

/** Waits until the workflows of these orders have completed, which is shortly after their passengers got the answer. */
async function untilCompleted(orderIds: readonly string[]): Promise<void> {
  const { address, name: namespace } = jumpseat.temporal;
  const client = new Client({ connection: await Connection.connect({ address }), namespace });
  for (const id of orderIds) await client.workflow.getHandle(`${ID.order}${id}`).result();
  await client.connection.close();
}

test('bookings by each convention keep every promise', async () => {
  const { code, printed } = await check();
  expect(printed).toMatch(/3 orders, [4-6] workflow runs, [4-6] replayed/);
  expect(printed).toContain('0 violations.');
  expect(code).toBe(0);
});

test('a missing booking, and a seat that Postgres has booked and its seat block has not, are violations', async () => {
  const database = connect(jumpseat.databaseUrl);
  await database.sql`delete from bookings where seat = 'A2'`;
  await database.sql`update seats set status = 'BOOKED', order_id = 'somebody' where flight_id = ${FLIGHT} and code = 'A4'`;
  await database.close();
  const { code, printed } = await check();
  expect(code).toBe(1);
  expect(printed).toMatch(/a confirmed order has its seats booked: 1\n +by-root FL123 A2[\s\S]*event 1 OPENED/);
  expect(printed).toMatch(/a seat block is what Postgres shows: 1\n.*A4: the block has it AVAILABLE/);
});
