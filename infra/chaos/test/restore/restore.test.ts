import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { connect, createFlightStore } from '@jumpseat/db';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { checkSystem } from '../../src/checker/check-system.ts';
import type { OrderClient } from '../../src/passengers/order-client.ts';
import { Passengers, statusOf } from './passengers.ts';
import { type Reconciled, RestorableSystem } from './restorable-system.ts';

const LIMIT_MS = 300_000;
const SOON = { timeout: 60_000, interval: 500 };

let system: RestorableSystem;
let passengers: Passengers;
beforeAll(async () => {
  system = await RestorableSystem.create();
  passengers = new Passengers(system.url);
}, LIMIT_MS);
afterAll(() => system?.remove(), LIMIT_MS);

const violations = async () => {
  // A reset is no passenger's request, so requests don't explain what became of the seats of its flight.
  const calls = passengers.calls.filter(({ flightId }) => flightId !== 'RESET');
  const recorded = { calls, injectedFaults: [], mailbox: null };
  const { violations: found } = await checkSystem(system.checked, recorded);
  return found.map(({ invariant, about, detail }) => `${invariant}: ${JSON.stringify(about)} ${detail}`).join('\n');
};

async function inDatabase<T>(work: (database: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const database = connect(system.databaseUrl, { max: 1 });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const dueMails = () =>
  inDatabase(async ({ sql }) =>
    (await sql`select order_id from mails where status = 'DUE'`).map((row) => row.order_id),
  );

const untilMailsEnded = () => vi.waitFor(async () => expect(await dueMails()).toEqual([]), SOON);

async function mailTimes(): Promise<Record<string, number>> {
  const files = await readdir(system.mailFolder);
  const times = files.map(async (file) => [file, (await stat(join(system.mailFolder, file))).mtimeMs] as const);
  return Object.fromEntries(await Promise.all(times));
}

const seatVersions = () =>
  inDatabase(async (database) => {
    const versions = await createFlightStore(database).seatVersions(['CABIN', 'SEAT', 'RESET']);
    return Object.fromEntries(versions.map(({ id, version }) => [id, version]));
  });

describe('Postgres is restored to a moment, and Temporal is ahead of it', () => {
  let early: OrderClient;
  let paidLater: OrderClient;
  let cancelledLater: OrderClient;
  let moved: OrderClient;
  let refundedLater: OrderClient;
  let newBooking: OrderClient;
  let newNameless: OrderClient;
  let newHold: OrderClient;
  let resold: OrderClient;
  let paying: OrderClient;
  let seenVersions: Record<string, number>;
  let sentMails: Record<string, number>;
  let dry: Reconciled;
  let done: Reconciled;
  let again: Reconciled;

  beforeAll(async () => {
    early = await passengers.book('CABIN', ['A1', 'A2']);
    paidLater = await passengers.hold('CABIN', ['B1', 'B2']);
    cancelledLater = await passengers.hold('CABIN', ['C1']);
    moved = await passengers.hold('SEAT', ['1A'], { named: false });
    refundedLater = await passengers.book('RESET', ['A1']);
    await untilMailsEnded();
    await system.backup.markMoment('before');

    await passengers.pay(paidLater);
    await cancelledLater.cancel();
    await moved.select(['1B']);
    const reset = await fetch(`${system.url}/api/admin/flights/RESET/reset`, { method: 'POST' });
    expect(reset.status).toBe(200);
    resold = await passengers.book('RESET', ['A1'], { named: false });
    newBooking = await passengers.book('CABIN', ['C1']);
    newNameless = await passengers.book('SEAT', ['2A', '2B'], { named: false });
    newHold = await passengers.hold('SEAT', ['1A']);
    await untilMailsEnded();
    seenVersions = await seatVersions();
    sentMails = await mailTimes();
    paying = await passengers.hold('CABIN', ['A5']);
    await passengers.beginToPay(paying);

    expect(await system.reconcile()).toMatchObject({
      code: 2,
      printed: expect.stringContaining('Stop every API node'),
    });
    await system.kill();
    await system.backup.restore('before');
    dry = await system.reconcile('--dry-run');
    done = await system.reconcile();
    again = await system.reconcile();
    await system.start();
  }, LIMIT_MS);

  test('the command says what it would do, does it once, and finds nothing to do after that', () => {
    expect(dry.printed).toContain('To do (nothing was changed):');
    expect(done.printed).toContain('Done:');
    expect(again).toEqual({ code: 0, printed: 'Postgres and Temporal agree: nothing to do.\n' });
  });

  test('orders that lost their names are listed for the staff', () => {
    expect(done.code).toBe(1);
    const [, listed = ''] = done.printed.split('Needs a person');
    const ids = [...listed.matchAll(/order::(\S+):/g)].map(([, id]) => id).toSorted();
    expect(ids).toEqual([newBooking, newNameless, newHold, moved, resold, paying].map(idOf).toSorted());
  });

  test('what passengers were told is so', async () => {
    for (const order of [early, paidLater, newBooking, newNameless, resold])
      expect(await statusOf(order)).toBe('CONFIRMED');
    expect(await statusOf(refundedLater)).toBe('REFUNDED');
    expect(await statusOf(cancelledLater)).toBe('CANCELLED');
    expect((await moved.look()).answer).toMatchObject({ status: 'SEATS_RESERVED', seats: ['1B'] });
    expect(await statusOf(newHold)).toBe('SEATS_RESERVED');
  });

  test('a payment that was under way is completed', () => passengers.untilConfirmed(paying));

  test('no viewer has seen a later version of a map', async () => {
    const versions = await seatVersions();
    for (const [id, seen] of Object.entries(seenVersions)) expect(versions[id]).toBeGreaterThan(seen);
  });

  test('held seats can be paid, and free ones booked', async () => {
    await passengers.pay(moved);
    await passengers.pay(newHold);
    await passengers.book('CABIN', ['A6']);
    await passengers.book('RESET', ['A2']);
  });

  test('no mail is sent a second time', async () => {
    await untilMailsEnded();
    expect(await mailTimes()).toMatchObject(sentMails);
  });

  test('every promise is kept', async () => {
    expect(await violations()).toBe('');
  });
});

const idOf = (order: OrderClient) => passengers.calls.find(({ userId }) => userId === order.userId)?.orderId;

describe('Temporal has lost its store', () => {
  let booked: OrderClient;
  let held: OrderClient;
  let paying: OrderClient;
  let done: Reconciled;
  let again: Reconciled;

  beforeAll(async () => {
    booked = await passengers.book('CABIN', ['B5']);
    held = await passengers.hold('SEAT', ['3A', '3B']);
    paying = await passengers.hold('CABIN', ['B6']);
    await passengers.beginToPay(paying);
    await system.kill();
    await system.loseTemporal();
    done = await system.reconcile();
    again = await system.reconcile();
    await system.start();
  }, LIMIT_MS);

  test('the command starts the lost workflows, and needs nobody', () => {
    expect(done).toMatchObject({ code: 0, printed: expect.stringContaining('2 workflows of live orders started') });
    expect(again).toMatchObject({ code: 0, printed: 'Postgres and Temporal agree: nothing to do.\n' });
  });

  test('bookings stay, and held seats can be paid', async () => {
    expect(await statusOf(booked)).toBe('CONFIRMED');
    expect(await statusOf(held)).toBe('SEATS_RESERVED');
    await passengers.pay(held);
  });

  test('a payment whose outcome is lost is voided, and can be made again', async () => {
    await expect.poll(() => statusOf(paying), SOON).toBe('SEATS_RESERVED');
    await passengers.pay(paying);
  });

  test('sold seats are refused, and every promise is kept', async () => {
    await expect(passengers.hold('CABIN', ['B5'])).rejects.toThrow();
    await untilMailsEnded();
    expect(await violations()).toBe('');
  });
});
