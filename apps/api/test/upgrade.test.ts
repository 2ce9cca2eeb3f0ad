import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@jumpseat/db';
import { type AppProcess, checkOutPreviousRelease, type Jumpseat, startJumpseat } from '@jumpseat/dev/testing';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { Rest } from './support/rest.ts';

const THIS_RELEASE = join(import.meta.dirname, '..', '..', '..');
const FLIGHT = 'FL123';

let folder: string;
let previous: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jumpseat-upgrade-'));
  const release = await checkOutPreviousRelease(folder);
  previous = release.checkout;
  console.info(`The previous release: ${release.name}`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Replaces a process by one of another release, as a deployment does. */
async function roll(process: AppProcess, checkout: string): Promise<void> {
  process.switchTo(checkout);
  await process.stop();
  await process.start();
}

/** Passengers of one Jumpseat, on the tables of this release. */
function passengersOf({ url }: Jumpseat) {
  const rest = new Rest(url);
  return {
    rest,
    async open(seat: string): Promise<string> {
      const { status, body } = await rest.post(`/api/flights/${FLIGHT}/orders`, { userId: 'ann', seats: [seat] });
      expect({ status, body }).toMatchObject({ status: 201, body: { status: 'SEATS_RESERVED' } });
      return body.orderId;
    },
    async pay(orderId: string, seat: string): Promise<void> {
      const paid = await rest.post(`/api/orders/${orderId}/payment`, { paymentCode: '11111' });
      expect(paid.status).toBeLessThan(300);
      expect(await rest.ended(orderId)).toMatchObject({ status: 'CONFIRMED', seats: [seat] });
      await expect.poll(() => rest.seat(FLIGHT, seat)).toBe('BOOKED');
    },
    async cancel(orderId: string, seat: string): Promise<void> {
      expect((await rest.delete(`/api/orders/${orderId}`)).status).toBeLessThan(300);
      expect(await rest.ended(orderId)).toMatchObject({ status: 'CANCELLED' });
      await expect.poll(() => rest.seat(FLIGHT, seat)).toBe('AVAILABLE');
    },
  };
}

test.each([
  ['upgrade', () => previous, () => THIS_RELEASE],
  ['rollback', () => THIS_RELEASE, () => previous],
])(
  'orders opened before the %s are paid and cancelled during it and after it',
  async (_, from, to) => {
    const jumpseat = await startJumpseat({}, { checkout: from() });
    onTestFinished(() => jumpseat.stop());
    const { open, pay, cancel } = passengersOf(jumpseat);
    const before = { first: await open('A1'), second: await open('A2'), third: await open('A3') };
    await pay(await open('A4'), 'A4');

    await roll(jumpseat.worker, to());
    await pay(before.first, 'A1');
    const during = await open('B1');
    await pay(await open('B2'), 'B2');

    await roll(jumpseat.api, to());
    await pay(before.second, 'A2');
    await cancel(before.third, 'A3');
    await pay(during, 'B1');
    await pay(await open('C1'), 'C1');
  },
  180_000,
);

test('an API and a worker that meet older tables do not start, and name the command that brings the tables up', async () => {
  const jumpseat = await startJumpseat();
  onTestFinished(() => jumpseat.stop());
  const database = connect(jumpseat.databaseUrl, { max: 1 });
  await database.sql`
    delete from drizzle.__drizzle_migrations
    where created_at = (select max(created_at) from drizzle.__drizzle_migrations)`;
  await database.close();
  for (const process of [jumpseat.api, jumpseat.worker]) {
    await process.stop();
    await expect(process.start()).rejects.toThrow(/lacks the migration \w+.*migrate-main\.ts/s);
  }
});
