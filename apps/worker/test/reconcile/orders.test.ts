import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Report } from '../../src/reconcile/report.ts';
import { booked, booking, ended, holding, RUN, Stores } from './stores.ts';

const TWO_DAYS_MS = 2 * 86_400_000;
const AGREE = 'Postgres and Temporal agree: nothing to do.';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.create();
});
afterAll(() => stores?.remove());
beforeEach(() => stores.nextFlight());

test('Postgres gets the entries of an order that only its workflow has, once', async () => {
  const order = stores.journal('a', booking('A1'));
  await stores.write(order, 1);
  const block = stores.block(stores.projected(RUN + 1, booked('A1', order)));
  await stores.reconcile([order], [block]);
  expect(await stores.statusOf(order)).toBe('CONFIRMED');
  expect(stores.printed).toContain('2 entries of orders written');
  stores.report = new Report();
  await stores.reconcile([order], [block]);
  expect(stores.printed).toBe(AGREE);
});

test('an order is left alone if Postgres went on without its workflow', async () => {
  const order = stores.journal('a', booking('A1'));
  await stores.write(stores.journal('a', [holding('A1'), ended('EXPIRED')]));
  await stores.reconcile([order], []);
  expect(await stores.statusOf(order)).toBe('EXPIRED');
  expect(stores.printed).toContain(`order::${order.orderId}: its entries in Postgres are not those of its workflow`);
});

test('an order is reported if its beginning or its flight is in neither store', async () => {
  const gap = stores.journal('gap', booking('A1'));
  const entries = new Map([...gap.entries].slice(1));
  await stores.reconcile(
    [
      { ...gap, entries },
      { ...stores.journal('b', [holding('A2')]), flightId: 'AWAY' },
    ],
    [],
  );
  expect(stores.printed).toContain('its first entries are in neither store');
  expect(stores.printed).toContain('AWAY: the flight is not in Postgres');
  expect(await stores.statusOf(gap)).toBeUndefined();
});

test('an order that the caretaker has deleted does not come back', async () => {
  await stores.reconcile([stores.journal('old', [ended('CANCELLED', TWO_DAYS_MS)])], []);
  expect(stores.printed).toBe(AGREE);
});

test('an order that housekeeping has deleted does not come back, and a booking does', async () => {
  await stores.housekeeping.markUnpaidDeleted(stores.flight.id);
  await stores.reconcile([stores.journal('old', [holding('A1'), ended('CANCELLED')])], []);
  expect(stores.printed).toBe(AGREE);
  const paid = stores.journal('paid', booking('A1'));
  await stores.reconcile([paid], []);
  expect(await stores.statusOf(paid)).toBe('CONFIRMED');
});
