import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { check } from '../src/checker/check.ts';
import { NO_QUERY_RESULTS, type WorkflowRun } from '../src/checker/workflows.ts';
import { ConsistentDatabase, FLIGHT } from './support/consistent-database.ts';
import { receivedMails } from './support/received-mails.ts';

let database: ConsistentDatabase;
beforeAll(async () => {
  database = await ConsistentDatabase.create();
});
afterAll(() => database.remove());
beforeEach(() => database.restore());

const LIVE_WORKFLOW: WorkflowRun = {
  workflowId: 'order::held',
  runId: 'r',
  type: 'order',
  status: 'RUNNING',
  startedAt: 0,
  events: 5,
  lastEvent: 'WorkflowTaskCompleted',
  lastFailure: null,
  taskAttempt: 0,
  result: null,
};

async function violated(): Promise<string[]> {
  const none = { replays: [], queryResults: NO_QUERY_RESULTS, calls: [], injectedFaults: [] };
  const tables = await database.tables();
  const { violations } = check({ tables, runs: [LIVE_WORKFLOW], mailbox: receivedMails(), ...none });
  return [...new Set(violations.map(({ invariant, about }) => `${invariant}: ${about.orderId ?? about.flightId}`))];
}

test('consistent data has no violations', async () => {
  expect(await violated()).toEqual([]);
});

const seats = (status: string, order: string) => `status = '${status}', order_id = ${order}`;

test.each([
  [
    'a seat with two confirmed orders',
    `update orders set status = 'CONFIRMED', seats = '{A1}' where id = 'expired'`,
    'a seat has one confirmed order: expired',
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
    'a booking of an expired order',
    `insert into bookings values ('${FLIGHT}', 'C1', 'expired')`,
    'a booked seat has a confirmed order: expired',
  ],
  [
    'a seat held by an ended order',
    `update seats set ${seats('HELD', "'expired'")}, lease_until = now() + interval '1 hour' where code = 'C1'`,
    'a held seat has a live order: expired',
  ],
  [
    'a seat held long after its lease',
    `update seats set lease_until = now() - interval '1 minute' where code = 'B1'`,
    'a held seat has a live order: held',
  ],
  [
    'a missing event',
    `delete from order_events where order_id = 'booked' and version = 2`,
    'an order is the fold of its events: booked',
  ],
  [
    'a row with a higher version than its events',
    `update orders set status = 'SEATS_RESERVED', version = 4, hold_expires_at = now() + interval '1 hour' where id = 'expired'`,
    'an order is the fold of its events: expired',
  ],
  [
    'an event after the end',
    `insert into order_events (order_id, version, type, at, data) values ('expired', 4, 'CANCELLED', now(), '{}')`,
    'an order is the fold of its events: expired',
  ],
  [
    'a row that differs from its events',
    `update orders set state = state || '{"attemptsUsed": 2}' where id = 'booked'`,
    'an order is the fold of its events: booked',
  ],
  [
    'a confirmed order that nobody paid',
    `delete from payments where order_id = 'booked'`,
    'payments agree with their orders: booked',
  ],
  [
    'a payment that is pending after the end',
    `insert into payments values ('expired', 1, 'expired/1', 8900, 'EUR', 'PENDING', now(), null)`,
    'payments agree with their orders: expired',
  ],
  [
    'an approved payment of an order without seats',
    `insert into payments values ('expired', 1, 'expired/1', 8900, 'EUR', 'APPROVED', now(), now())`,
    'payments agree with their orders: expired',
  ],
  [
    'a refunded order whose payment was not refunded',
    `update payments set status = 'APPROVED' where order_id = 'refunded'`,
    'payments agree with their orders: refunded',
  ],
  [
    'a confirmed order with a seat that nobody takes',
    `delete from travellers where order_id = 'booked' and kind = 'child'`,
    'a confirmed order seats its travellers: booked',
  ],
  [
    'a confirmed order with more travellers than seats',
    `update travellers set kind = 'child' where order_id = 'booked' and kind = 'infant'`,
    'a confirmed order seats its travellers: booked',
  ],
  [
    'a reference of two bookings, which only a missing index allows',
    `drop index if exists orders_reference;
     update orders set state = state || '{"reference": "K7QW3P"}' where id = 'expired'`,
    'a booking has its own reference: expired',
  ],
  [
    'a booking with another reference than it was confirmed with',
    `update orders set state = state || '{"reference": "X7QW3P"}' where id = 'booked'`,
    'a booking has its own reference: booked',
  ],
  [
    'a refunded booking without the reference it was confirmed with',
    `update orders set state = state - 'reference' where id = 'refunded'`,
    'a booking has its own reference: refunded',
  ],
  [
    'a receipt of another amount than was charged',
    `update payments set amount = 8800 where order_id = 'booked'`,
    'receipts add up to what was charged: booked',
  ],
  [
    'a refund receipt of a payment that was kept',
    `update payments set status = 'APPROVED' where order_id = 'refunded'`,
    'receipts add up to what was charged: refunded',
  ],
  [
    'a receipt whose lines come to another sum',
    `update orders set state = jsonb_set(state, '{hold,price}', '{"lines": [{"seat": "A1", "cabin": "economy",
       "fare": {"amount": 8800, "currency": "EUR"}, "surcharges": []}]}') where id = 'booked'`,
    'receipts add up to what was charged: booked',
  ],
  [
    'a booking without its confirmation',
    `delete from mails where order_id = 'booked'`,
    'a booking has its mails: booked',
  ],
  ['a refund without its mail', `delete from mails where kind = 'REFUND'`, 'a booking has its mails: refunded'],
  [
    'a confirmation of an order that was not booked',
    `insert into mails (order_id, version, kind, status) values ('expired', 3, 'CONFIRMATION', 'SENT')`,
    'a booking has its mails: expired',
  ],
  [
    'a second mail for a booking',
    `insert into mails (order_id, version, kind, status) values ('booked', 2, 'CONFIRMATION', 'SENT')`,
    'a booking has its mails: booked',
  ],
  [
    'a mail of a booking without a contact',
    `delete from contacts where order_id = 'booked'`,
    'a booking has its mails: booked',
  ],
  [
    'a reminder of a hold of 25 s',
    `insert into mails (order_id, version, kind, status) values ('held', 1, 'REMINDER', 'SENT');
     update orders set state = jsonb_set(state, '{policy,holdMs}', '25000') where id = 'held'`,
    'a booking has its mails: held',
  ],
  [
    'a mail that is due at the end',
    `update mails set status = 'DUE' where order_id = 'booked'`,
    'every mail ends: booked',
  ],
  [
    'a mail that was given up',
    `update mails set status = 'GIVEN_UP' where order_id = 'booked'`,
    'every mail ends: booked',
  ],
  [
    'a mail that bounced though its address exists',
    `update mails set status = 'BOUNCED', reason = 'SMTP 550' where order_id = 'booked'`,
    'every mail ends: booked',
  ],
  [
    'a mail that was sent though its address is gone',
    `update contacts set email = 'gone-booked@example.com' where order_id = 'booked'`,
    'every mail ends: booked',
  ],
  [
    'a sent mail that never came',
    `insert into mails (order_id, version, kind, status) values ('held', 1, 'REMINDER', 'SENT')`,
    'each sent mail arrives: held',
  ],
  [
    'a mail that bounced and came all the same',
    `update contacts set email = 'gone-booked@example.com' where order_id = 'booked';
     update mails set status = 'BOUNCED' where order_id = 'booked'`,
    'each sent mail arrives: booked',
  ],
  [
    'a ticket with other seats than are booked',
    `update orders set seats = '{A1,A3}' where id = 'booked'`,
    'a ticket names its seats: booked',
  ],
  [
    'a change of a seat without a new version of the flight',
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
    `update orders set status = 'CREATED', hold_expires_at = now() + interval '1 hour' where id = 'expired'`,
    'a live order has a workflow: expired',
  ],
])('finds %s', async (_, statement, expected) => {
  await database.run(statement);
  expect(await violated()).toContain(expected);
});
