import type { SeatChange } from '@jumpseat/booking/contracts';
import type { Order } from '@jumpseat/domain';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { reconcileRefunds } from '../../src/reconcile/reconcile-refunds.ts';
import { booked, booking, ended, holding, NOW, RUN, Stores } from './stores.ts';

let stores: Stores;
beforeAll(async () => {
  stores = await Stores.create();
});
afterAll(() => stores?.remove());
beforeEach(() => stores.nextFlight());

test('a seat is not lost if it was decided before the newest one in Postgres, and written later', async () => {
  const one = stores.journal('one', booking('A1'));
  const two = stores.journal('two', booking('B1'));
  for (const each of [one, two]) await stores.write(each);
  const first = stores.projected(RUN + 1, booked('A1', one));
  const second = stores.projected(RUN + 2, booked('B1', two));
  await stores.projection.projectSeats(second);
  await stores.reconcile([], [stores.block(first, second)]);
  expect(await stores.owners()).toEqual({ A1: one.orderId, B1: two.orderId });
});

test('a seat goes to the order that was paid, and its block starts again if it had decided otherwise', async () => {
  const paid = stores.journal('paid', booking('A1'));
  const cancelled = stores.journal('cancelled', [holding('A1'), ended('CANCELLED')]);
  for (const each of [paid, cancelled]) await stores.write(each);
  await stores.projection.projectSeats(stores.projected(RUN + 1, booked('A1', cancelled)));
  await stores.reconcile([], [stores.block(stores.projected(RUN + 2, booked('A1', paid)))]);
  expect(await stores.owners()).toEqual({ A1: paid.orderId });
  await stores.reconcile([], [stores.block(stores.projected(RUN + 3, booked('A1', cancelled)))]);
  expect(await stores.owners()).toEqual({ A1: paid.orderId });
  expect(stores.restartBlock).toHaveBeenCalledWith(stores.flight, 'economy');
  expect(stores.report.needsPerson).toBe(false);
});

test('a seat that two orders paid for stays as it is, and is reported', async () => {
  const one = stores.journal('one', booking('A1'));
  const two = stores.journal('two', booking('A1'));
  await stores.write(one);
  await stores.projection.projectSeats(stores.projected(RUN + 1, booked('A1', one)));
  await stores.reconcile([two], [stores.block(stores.projected(RUN + 2, booked('A1', two)))]);
  expect(await stores.owners()).toEqual({ A1: one.orderId });
  const { id } = stores.flight;
  expect(stores.printed).toContain(
    `order::${two.orderId}: SEAT PAID TWICE: A1 on ${id} stays booked for ${one.orderId}`,
  );
  expect(stores.restartBlock).not.toHaveBeenCalled();
});

test('a seat of a confirmed order that no block knows is booked again', async () => {
  const order = stores.journal('a', booking('A1'));
  await stores.reconcile([order], []);
  expect(await stores.owners()).toEqual({ A1: order.orderId });
  expect(stores.restartBlock).toHaveBeenCalledWith(expect.objectContaining(stores.flight), 'economy');
});

test('a seat that is booked for an unknown order stays booked, and is reported', async () => {
  const order = stores.journal('a', []);
  await stores.reconcile([], [stores.block(stores.projected(RUN + 1, booked('A1', order)))]);
  expect(await stores.owners()).toEqual({ A1: order.orderId });
  expect(stores.printed).toContain(`order::${order.orderId}: it has booked A1`);
});

test('a booking is refunded if a reset has released its seats', async () => {
  const order = stores.journal('a', booking('A1'));
  await stores.write(order);
  await stores.projection.projectSeats(stores.projected(RUN + 1, booked('A1', order)));
  const { orderId: unbooked } = order;
  const released: SeatChange = { seat: 'A1', status: 'AVAILABLE', orderId: null, leaseUntil: null, unbooked };
  const blocks = [stores.block(stores.projected(RUN + 2, released))];
  const resets = [{ flightId: stores.flight.id, endedAt: NOW + 1 }];
  await reconcileRefunds({ resets, blocks }, new Map(), stores.deps, stores.report);
  await stores.reconcile([], blocks);
  expect(await stores.statusOf(order)).toBe('REFUNDED');
  expect(await stores.owners()).toEqual({});
});

test('a viewer gets every seat again, and later tries have higher tokens than those that blocks have seen', async () => {
  const order = stores.journal('a', booking('A1'));
  await stores.reconcile([order], [stores.block(stores.projected(RUN + 1, booked('A1', order)))]);
  const { seats } = await stores.flights.seatsSince(stores.flight.id, 999_999);
  expect(Object.keys(seats)).toHaveLength(30);
  expect((await stores.projection.beginTry(order.opened as Order)).token).toBeGreaterThan(1_000);
});

test('an archived flight keeps its bookings, and nothing is asked of people', async () => {
  const order = stores.journal('a', booking('A1'));
  const old = stores.journal('old', [holding('B1'), ended('CANCELLED')]);
  await stores.write(order);
  await stores.projection.projectSeats(stores.projected(RUN + 1, booked('A1', order)));
  expect(await stores.housekeeping.archiveFlight(stores.flight.id)).toBe(true);
  await stores.reconcile([old], [stores.block(stores.projected(RUN + 2, booked('A1', order)))]);
  expect(stores.report.needsPerson).toBe(false);
  expect(stores.printed).not.toContain('paid seats booked again');
  expect(stores.restartBlock).not.toHaveBeenCalled();
});

test('a block that has not begun starts again from what an earlier run had decided', async () => {
  const order = stores.journal('a', booking('A1'));
  await stores.write(order);
  const block = { ...stores.block(stores.projected(RUN + 1, booked('A1', order))), hasBegun: false };
  await stores.reconcile([], [block]);
  expect(await stores.owners()).toEqual({ A1: order.orderId });
  expect(stores.restartBlock).toHaveBeenCalledExactlyOnceWith(stores.flight, 'economy');
  await stores.reconcile([], [block]);
  expect(stores.restartBlock).toHaveBeenCalledOnce();
});
