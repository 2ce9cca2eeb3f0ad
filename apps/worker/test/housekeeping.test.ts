import { type FlightCursor, type FlightForSale, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { createCaretakerStore, type HousekeepingStore } from '@jumpseat/db';
import type { Order } from '@jumpseat/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { restartWorkflow } from '../src/caretaker/restart-workflow.ts';
import { type StackHousekeeping, startHousekeeping } from './support/housekeeping.ts';
import { type Stack, startStack } from './support/stack.ts';

let stack: Stack;
let housekeeping: StackHousekeeping;
/** The steps whose result was lost once, as if the worker had died before it could tell. */
const lost: string[] = [];
/** The flights that can't be archived. */
const broken = new Set<string>();
beforeAll(async () => {
  stack = await startStack();
  housekeeping = await startHousekeeping(stack, losingEachResultOnce);
  await housekeeping.schedule.ensure();
});
afterAll(async () => {
  await housekeeping.stop();
  await stack.stop();
});

/** Carries out the first call of each of these methods, and then fails. */
function losingEachResultOnce(store: HousekeepingStore): HousekeepingStore {
  const lose = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const result = await work;
    if (lost.includes(name)) return result;
    lost.push(name);
    throw new Error(`the result of ${name} was lost`);
  };
  return {
    ...store,
    deleteUnpaidOrders: (...args) => lose('delete', store.deleteUnpaidOrders(...args)),
    archiveFlight: async (...args) => {
      if (broken.has(args[0])) throw new Error('Postgres refuses to archive it');
      return lose('archive', store.archiveFlight(...args));
    },
    recordHousekeepingRun: () => lose('record', store.recordHousekeepingRun()),
  };
}

/** A flight with a refunded order of A1, a paid one of A2, and three that were cancelled without a payment. */
async function soldFlight(): Promise<{ flight: FlightForSale; refunded: Order; paid: Order; unpaid: Order[] }> {
  const { orders, client } = stack;
  const flight = await orders.flight();
  const book = async (seat: string) => {
    const order = await orders.open(flight, [seat]);
    await orders.pay(order, '11111');
    return orders.result(order);
  };
  const refunded = await book('A1');
  const reset = { workflowId: `reset::${flight.id}`, taskQueue: orders.taskQueues.order, args: [flight] };
  await client.execute('resetFlight', reset);
  const paid = await book('A2');
  const unpaid = await Promise.all(['B1', 'B2', 'B3'].map((seat) => orders.open(flight, [seat])));
  for (const order of unpaid) await orders.cancel(order);
  return { flight, refunded, paid, unpaid };
}

/** Makes it a flight of long ago. */
const age = ({ id }: FlightForSale, days: number) => stack.sql`
  update flights set departs_at = now() - ${days} * interval '1 day', sales_close_at = now() - ${days} * interval '1 day'
  where id = ${id}`;

const statusOf = async (order: Order) => (await stack.projection.find(order.id))?.status ?? null;

async function blockStatus({ id }: FlightForSale): Promise<string> {
  return (await stack.client.getHandle(seatBlockWorkflowId(id, 'economy')).describe()).status.name;
}

test('a night deletes and archives what belongs to a flight of long ago, even if results are lost, and the next night nothing', async () => {
  const { flight, refunded, paid, unpaid } = await soldFlight();
  const onSale = await soldFlight();
  await age(flight, 31);
  const bookings = await stack.sql`select seat, order_id from bookings where flight_id = ${flight.id}`;
  expect(bookings).toMatchObject([{ seat: 'A2', order_id: paid.id }]);

  await housekeeping.runNow();
  expect(lost).toEqual(['delete', 'archive', 'record']);
  for (const order of unpaid) expect(await statusOf(order)).toBeNull();
  expect(await statusOf(paid)).toBe('CONFIRMED');
  expect(await statusOf(refunded)).toBe('REFUNDED');
  expect(await stack.flights.find(flight.id)).toMatchObject({ archivedAt: expect.any(String), seatsAvailable: 0 });
  expect(await stack.sql`select seat, order_id from archived_bookings where flight_id = ${flight.id}`).toEqual(
    bookings,
  );
  expect(await stack.sql`select from seats where flight_id = ${flight.id}`).toHaveLength(0);
  expect(await blockStatus(flight)).toBe('TERMINATED');

  expect(await stack.orders.taken(onSale.flight)).toEqual(['A2 BOOKED']);
  expect(await blockStatus(onSale.flight)).toBe('RUNNING');
  for (const order of onSale.unpaid) expect(await statusOf(order)).toBe('CANCELLED');

  expect(await housekeeping.runNow()).toEqual({});
  await age(flight, 91);
  expect(await housekeeping.runNow()).toEqual({});
  const [last] = await stack.sql<{ hasRun: boolean }[]>`select finished_at is not null as "hasRun" from housekeeping`;
  expect(last).toEqual({ hasRun: true });
  expect(housekeeping.warnings).toEqual([]);
});

test('a flight with an order that has not ended is kept, with a warning, and the others are archived', async () => {
  const { orders } = stack;
  const stuck = await orders.flight();
  const other = await orders.flight();
  const open = await orders.open(stuck, ['A1']);
  await age(stuck, 40);
  await age(other, 31);
  expect(await housekeeping.runNow()).toEqual({ FLIGHT_KEPT: 1, FLIGHT_ARCHIVED: 1 });
  expect(await housekeeping.counted()).toMatchObject({ FLIGHT_KEPT: 1, FLIGHT_ARCHIVED: expect.any(Number) });
  expect(housekeeping.warnings).toMatchObject([{ flightId: stuck.id, orderIds: [open.id] }]);
  expect(await stack.flights.seatMap(stuck.id)).not.toBeNull();
  expect(await stack.flights.seatMap(other.id)).toBeNull();
  expect(await blockStatus(stuck)).toBe('RUNNING');
  await orders.cancel(open);
  expect(await housekeeping.runNow()).toEqual({ UNPAID_ORDER_DELETED: 1, FLIGHT_ARCHIVED: 1 });
});

test('a flight that can not be archived keeps no other one waiting, and the run counts as not finished', async () => {
  const { orders, sql } = stack;
  const refused = await orders.flight();
  const other = await orders.flight();
  broken.add(refused.id);
  await age(refused, 40);
  await age(other, 31);
  const finished = () => sql`select finished_at from housekeeping`;
  const before = await finished();
  const warningsBefore = housekeeping.warnings.length;
  expect(await housekeeping.runNow()).toEqual({ FLIGHT_FAILED: 1, FLIGHT_ARCHIVED: 1 });
  expect(await stack.flights.seatMap(other.id)).toBeNull();
  expect(await housekeeping.counted()).toMatchObject({ FLIGHT_FAILED: 1 });
  expect(housekeeping.warnings.slice(warningsBefore)).toMatchObject([
    { flightId: refused.id, task: 'ARCHIVE_FLIGHTS' },
  ]);
  expect(await finished()).toEqual(before);
  broken.clear();
  expect(await housekeeping.runNow()).toEqual({ FLIGHT_ARCHIVED: 1 });
  expect(await finished()).not.toEqual(before);
});

test('a run that continues in a new history goes on where it was', async () => {
  const { orders, client, taskQueues } = stack;
  const before = await orders.flight();
  const after = await orders.flight();
  await age(before, 60);
  await age(after, 50);
  const [cursor] = await stack.sql<FlightCursor[]>`
    select id, departs_at::text as "departsAt" from flights where id = ${before.id}`;
  const state = { task: 'ARCHIVE_FLIGHTS', after: cursor, counts: { FLIGHT_ARCHIVED: 7 } };
  const options = { workflowId: `later-${taskQueues.housekeeping}`, taskQueue: taskQueues.housekeeping, args: [state] };
  expect(await client.execute('housekeeping', options)).toEqual({ FLIGHT_ARCHIVED: 8 });
  expect(await stack.flights.find(before.id)).toMatchObject({ archivedAt: null });
  expect(await stack.flights.find(after.id)).toMatchObject({ archivedAt: expect.any(String) });
});

test('a seat block of an archived flight does not start again', async () => {
  const { orders, blocks, client, projection, orderWorkflows } = stack;
  const flight = await orders.flight();
  await age(flight, 31);
  await housekeeping.runNow();
  await expect(blocks.show(flight, 'economy', ['A1'])).rejects.toThrow();
  await expect.poll(() => blockStatus(flight)).toBe('FAILED');
  const store = createCaretakerStore(stack.database);
  const restartDeps = { client, projection, blocks, store, orders: orderWorkflows };
  await restartWorkflow(seatBlockWorkflowId(flight.id, 'economy'), restartDeps);
  expect(await blockStatus(flight)).toBe('FAILED');
});

test('the schedule is created once by many workers, is repaired if someone changed it, and stays paused', async () => {
  await housekeeping.handle.delete();
  await Promise.all([1, 2, 3].map(() => housekeeping.schedule.ensure()));
  const created = await housekeeping.handle.describe();
  expect(created).toMatchObject({ policies: { overlap: 'SKIP' }, state: { paused: false } });
  expect(created.info.nextActionTimes[0]?.toISOString()).toMatch(/T03:00:00.000Z$/);
  await housekeeping.schedule.ensure();
  expect((await housekeeping.handle.describe()).info.lastUpdatedAt).toEqual(created.info.lastUpdatedAt);

  await housekeeping.handle.pause('for a while');
  await housekeeping.handle.update(({ policies, action, state }) => ({
    policies,
    state,
    action: action as never,
    spec: { calendars: [{ hour: 4 }] },
  }));
  await housekeeping.schedule.ensure();
  const repaired = await housekeeping.handle.describe();
  expect(repaired.info.nextActionTimes[0]?.toISOString()).toMatch(/T03:00:00.000Z$/);
  expect(repaired.state).toMatchObject({ paused: true, note: 'for a while' });
});
