import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { check } from '../src/checker/check.ts';
import { NO_ANSWERS, type WorkflowRun } from '../src/checker/workflows.ts';
import { FLIGHT, SoundWorld } from './support/sound-world.ts';

let world: SoundWorld;
beforeAll(async () => {
  world = await SoundWorld.create();
});
afterAll(() => world.remove());
beforeEach(() => world.restore());

const LIVE_WORKFLOW: WorkflowRun = {
  ...{ workflowId: 'order::held', runId: 'r', type: 'order', status: 'RUNNING', startedAt: 0, events: 5 },
  ...{ lastEvent: 'WorkflowTaskCompleted', lastFailure: null, taskAttempt: 0, result: null },
};

async function violated(): Promise<string[]> {
  const none = { replays: [], answers: NO_ANSWERS, calls: [], struck: [] };
  const { violations } = check({ tables: await world.tables(), runs: [LIVE_WORKFLOW], ...none });
  return [...new Set(violations.map(({ invariant, about }) => `${invariant}: ${about.orderId ?? about.flightId}`))];
}

test('nothing is violated where all is well', async () => {
  expect(await violated()).toEqual([]);
});

const seats = (status: string, order: string) => `status = '${status}', order_id = ${order}`;

test.each([
  [
    'a seat of two confirmed orders',
    `update orders set status = 'CONFIRMED', seats = '{A1}' where id = 'gone'`,
    'a seat has one confirmed order: gone',
  ],
  [
    'a confirmed order whose seat is free on the map',
    `update seats set ${seats('AVAILABLE', 'null')} where code = 'A1'`,
    'a confirmed order has its seats booked: booked',
  ],
  [
    'a confirmed order without its booking',
    `delete from bookings where seat = 'A2'`,
    'a confirmed order has its seats booked: booked',
  ],
  [
    'a booking of an order that ended otherwise',
    `insert into bookings values ('${FLIGHT}', 'C1', 'gone')`,
    'a booked seat has a confirmed order: gone',
  ],
  [
    'a seat held by an order that ended',
    `update seats set ${seats('HELD', "'gone'")}, lease_until = now() + interval '1 hour' where code = 'C1'`,
    'a held seat has a live order: gone',
  ],
  [
    'a seat held long after its lease',
    `update seats set lease_until = now() - interval '1 minute' where code = 'B1'`,
    'a held seat has a live order: held',
  ],
  [
    'an event that is missing',
    `delete from order_events where order_id = 'booked' and version = 2`,
    'an order is the fold of its events: booked',
  ],
  [
    'a row of a higher version than its events',
    `update orders set status = 'SEATS_RESERVED', version = 4, hold_expires_at = now() + interval '1 hour' where id = 'gone'`,
    'an order is the fold of its events: gone',
  ],
  [
    'an event after the end',
    `insert into order_events (order_id, version, type, at, data) values ('gone', 4, 'CANCELLED', now(), '{}')`,
    'an order is the fold of its events: gone',
  ],
  [
    'a row that says more than its events',
    `update orders set state = state || '{"attemptsUsed": 2}' where id = 'booked'`,
    'an order is the fold of its events: booked',
  ],
  [
    'a confirmed order that nobody paid',
    `delete from payments where order_id = 'booked'`,
    'payments agree with their orders: booked',
  ],
  [
    'a payment pending after the end',
    `insert into payments values ('gone', 1, 'gone/1', 8900, 'EUR', 'PENDING', now(), null)`,
    'payments agree with their orders: gone',
  ],
  [
    'a charge without seats',
    `insert into payments values ('gone', 1, 'gone/1', 8900, 'EUR', 'APPROVED', now(), now())`,
    'payments agree with their orders: gone',
  ],
  [
    'a refunded order whose money was not returned',
    `update payments set status = 'APPROVED' where order_id = 'refunded'`,
    'payments agree with their orders: refunded',
  ],
  [
    'a change that raised no version of the flight',
    `update seats set flight_version = 9 where code = 'A1'`,
    `flight versions count seat changes: ${FLIGHT}`,
  ],
  [
    'an order that lives past its deadline',
    `update orders set hold_expires_at = now() - interval '1 minute' where id = 'held'`,
    'nothing lives past its deadline: held',
  ],
  [
    'a live order without a workflow',
    `update orders set status = 'CREATED', hold_expires_at = now() + interval '1 hour' where id = 'gone'`,
    'a live order has a workflow: gone',
  ],
])('finds %s', async (_, statement, expected) => {
  await world.run(statement);
  expect(await violated()).toContain(expected);
});
