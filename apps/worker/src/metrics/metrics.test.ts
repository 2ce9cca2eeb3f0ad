import {
  HOUSEKEEPING_COUNTS,
  type OrderActivities,
  type OrderTurn,
  type OrderTurnResult,
} from '@jumpseat/booking/contracts';
import {
  DEFAULT_POLICY,
  ERRORS,
  instant,
  type Order,
  type OrderEvent,
  openOrder,
  refusal,
  transition,
} from '@jumpseat/domain';
import { ApplicationFailure } from '@temporalio/common';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Projection } from '../activities/projection.ts';
import { Caretaker } from '../caretaker/caretaker.ts';
import { withCircuitBreaker } from '../gateway/circuit-breaker.ts';
import type { Charge } from '../gateway/payment-gateway.ts';
import { createMailActivities } from '../mail/mail-activities.ts';
import { cachedRead } from './cached-read.ts';
import { countEvents } from './count-events.ts';
import { measurePayments } from './measure-payments.ts';
import { measureTurns } from './measure-turns.ts';
import { createMetrics, type WorkerMetrics } from './metrics.ts';
import { serveMetrics } from './metrics-server.ts';

const NOW = Date.parse('2030-01-01T12:00:00Z');
const at = instant(NOW);
const held: OrderEvent = {
  type: 'SEATS_HELD',
  at,
  seats: ['A1'],
  total: { amount: 12_900, currency: 'EUR' },
  expiresAt: instant(NOW + 900_000),
};
const taken: OrderEvent = { type: 'SEATS_REFUSED', at, refusal: refusal('SEAT_HELD', { seats: ['A1'] }), ends: true };
const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: instant(NOW + 960_000) };
const declined: OrderEvent = { type: 'PAYMENT_FAILED', at, refusal: refusal('PAYMENT_DECLINED'), ends: false };
const confirmed: OrderEvent = { type: 'CONFIRMED', at };
const reset: OrderEvent = { type: 'FLIGHT_RESET', at };

const opened = openOrder({
  id: 'secret-order',
  flightId: 'FL1',
  userId: 'ada',
  guestId: null,
  policy: DEFAULT_POLICY,
  now: NOW,
});
const charge = { key: 'secret-order#1', code: '12345', tryNumber: 1 } as Charge;

let metrics: WorkerMetrics;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  metrics = createMetrics({
    dueMails: async () => ({ count: 3, oldestSeconds: 700 }),
    lastHousekeepingRun: async () => ({ finishedAt: 0, hasRun: true }),
  });
});
afterEach(() => vi.useRealTimers());

/** The samples of our own that are not 0, as the text has them. */
async function samples(): Promise<string[]> {
  const text = await metrics.registry.metrics();
  return text.split('\n').filter((line) => line.startsWith('jumpseat_') && !/_bucket|\s0$/.test(line));
}

/** A store whose events are counted. */
const storeOf = (recordOrder: Projection['recordOrder']) => countEvents({ recordOrder }, metrics);

const dueMails = ['jumpseat_due_mails 3', 'jumpseat_oldest_due_mail_age_seconds 700'];

test.each<[string, readonly OrderEvent[], readonly string[]]>([
  ['a hold', [held], ['jumpseat_holds_granted_total 1']],
  ['a refused hold, by its code', [taken], ['jumpseat_holds_refused_total{code="SEAT_HELD"} 1']],
  [
    'a failed payment, by its code',
    [held, paying, declined],
    ['jumpseat_holds_granted_total 1', 'jumpseat_payments_failed_total{code="PAYMENT_DECLINED"} 1'],
  ],
  [
    'a confirmation and its refund',
    [held, paying, confirmed, reset],
    ['jumpseat_holds_granted_total 1', 'jumpseat_bookings_confirmed_total 1', 'jumpseat_refunds_total 1'],
  ],
  ['no refund of an unpaid order', [held, reset], ['jumpseat_holds_granted_total 1']],
])('the metrics count %s', async (_what, events, expected) => {
  const store = storeOf(async (_order, event) => ({ event, request: null }));
  let order: Order = opened;
  for (const event of events) {
    order = transition(order, event);
    await store.recordOrder(order, event);
  }
  expect((await samples()).toSorted()).toEqual([...dueMails, ...expected].toSorted());
});

test('an event that was recorded before is not counted again', async () => {
  const before = { event: { ...held }, request: null };
  await storeOf(async () => before).recordOrder(transition(opened, held), held);
  expect(await samples()).toEqual(dueMails);
});

/** Takes one turn with this result, two seconds after the order began and half a second after the turn began. */
async function takeTurn(turn: { order: Order; type: 'OPEN' | 'SELECT_SEATS' }, result: OrderTurnResult) {
  vi.setSystemTime(NOW + 2_000);
  const { order, type } = turn;
  const given = { order, now: NOW + 1_500, requests: [{ key: '1', request: { type } }] } as unknown as OrderTurn;
  const activities: Pick<OrderActivities, 'takeOrderTurn'> = { takeOrderTurn: async () => result };
  await measureTurns(activities, metrics).takeOrderTurn(given);
}

test.each([
  ['a new order from its start', { order: opened, type: 'OPEN' as const }, 2],
  ['other seats from the turn', { order: transition(opened, held), type: 'SELECT_SEATS' as const }, 0.5],
])('the time to hold counts for %s', async (_what, turn, seconds) => {
  await takeTurn(turn, { type: 'RECORDED', entry: { event: held, request: '1' }, wasAsked: true });
  expect(await samples()).toContain(`jumpseat_time_to_hold_seconds_sum ${seconds}`);
});

test('other seats that are refused without a record are counted by code', async () => {
  const result = { type: 'REFUSED', key: '1', refusal: refusal('NO_SUCH_SEAT') } as const;
  await takeTurn({ order: transition(opened, held), type: 'SELECT_SEATS' }, result);
  expect(await samples()).toContain('jumpseat_holds_refused_total{code="NO_SUCH_SEAT"} 1');
});

test('tries at the gateway are measured by outcome, and the circuit shows that it is open', async () => {
  const results = [
    { result: 'DECLINED' },
    new Error('down'),
    ApplicationFailure.create({ type: 'GatewayCircuitOpen' }),
  ];
  const gateway = {
    async charge() {
      const next = results.shift();
      if (next instanceof Error) throw next;
      return next as never;
    },
    async void() {},
  };
  const measured = measurePayments(gateway, metrics);
  for (let tried = 0; tried < 3; tried++) await measured.charge(charge).catch(() => undefined);
  for (const outcome of ['DECLINED', 'FAILED', 'CIRCUIT_OPEN']) {
    expect(await samples()).toContain(`jumpseat_payment_try_duration_seconds_count{outcome="${outcome}"} 1`);
  }

  let fails = true;
  const changes: boolean[] = [];
  const guarded = withCircuitBreaker(
    { ...gateway, charge: async () => (fails ? Promise.reject(new Error('down')) : { result: 'DECLINED' }) },
    (isOpen) => changes.push(isOpen),
  );
  for (let count = 0; count < 200; count++) {
    await guarded.charge(charge).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(125);
  }
  expect(changes[0]).toBe(true);
  expect(changes).not.toContain(false);
  fails = false;
  await vi.advanceTimersByTimeAsync(8_000);
  await guarded.charge(charge);
  expect(changes.at(-1)).toBe(false);
});

test('ended mails are counted by kind and end', async () => {
  const { endMail } = createMailActivities({
    mails: { end: async () => ({ kind: 'REFUND', end: 'GIVEN_UP' }) },
    ended: metrics.mails,
  } as never);
  expect(await endMail({ orderId: 'secret-order', version: 3 }, 'GIVEN_UP', null)).toBe('GIVEN_UP');
  expect(await samples()).toContain('jumpseat_mails_total{kind="REFUND",end="GIVEN_UP"} 1');
});

test('what the caretaker finds and repairs is counted', async () => {
  const seat = { flightId: 'secret-flight', seat: 'A1', orderId: 'secret-order', why: 'LAPSED' };
  const nothing = async () => undefined;
  const caretaker = new Caretaker({
    failing: { stuck: () => [] },
    store: {
      stuckWorkflows: async () => ({ stuck: [], restarts: 0 }),
      overdueOrders: async () => ['secret-order'],
      strandedSeats: async () => [seat],
      deleteEmptyOrders: nothing,
      deleteOldClaims: nothing,
      deleteOldKeys: nothing,
      eraseAbandonedDetails: nothing,
    },
    projection: { findForSale: async () => ({ id: 'secret-flight', layoutId: 'demo-30', blockBy: 'flight' }) },
    orders: { wake: nothing },
    blocks: { show: nothing },
    logger: { warn: nothing },
    metrics,
  } as never);
  const found = ['jumpseat_overdue_orders 1', 'jumpseat_stranded_seats 1', ...dueMails];
  await caretaker.checkOnce();
  expect((await samples()).toSorted()).toEqual(found.toSorted());
  await vi.advanceTimersByTimeAsync(20_000);
  await caretaker.checkOnce();
  const repaired = ['WOKEN_ORDER', 'RELEASED_SEAT'].map((kind) => `jumpseat_repairs_total{kind="${kind}"} 1`);
  expect((await samples()).toSorted()).toEqual([...found, ...repaired].toSorted());
});

const lastHousekeepingRun = async () => ({ finishedAt: NOW, hasRun: true });

test('the metrics tell when housekeeping last finished, at any worker', async () => {
  metrics = createMetrics({ dueMails: async () => ({ count: 0, oldestSeconds: 0 }), lastHousekeepingRun });
  expect(await samples()).toEqual([`jumpseat_housekeeping_finished_timestamp_seconds ${NOW / 1_000}`]);
});

test('due mails are read once in 5 seconds, however often metrics are collected', async () => {
  const read = vi.fn(async () => ({ count: 1, oldestSeconds: 1 }));
  metrics = createMetrics({ dueMails: cachedRead(read), lastHousekeepingRun });
  await samples();
  await vi.advanceTimersByTimeAsync(4_900);
  await samples();
  expect(read).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(200);
  await samples();
  expect(read).toHaveBeenCalledTimes(2);
});

test('metrics are served while Postgres is down, at their own address only', async () => {
  vi.useRealTimers();
  const isDown = () => Promise.reject(new Error('down'));
  metrics = createMetrics({ dueMails: isDown, lastHousekeepingRun: isDown });
  const server = await serveMetrics(metrics.registry, { host: '127.0.0.1', port: 0 });
  try {
    const served = await fetch(`http://127.0.0.1:${server.port}/metrics`);
    expect(served.headers.get('content-type')).toContain('text/plain');
    expect(await served.text()).toContain('jumpseat_circuit_open{circuit="gateway"} 0');
    expect((await fetch(`http://127.0.0.1:${server.port}/`)).status).toBe(404);
    await expect(serveMetrics(metrics.registry, { host: '127.0.0.1', port: server.port })).rejects.toThrow(
      'EADDRINUSE',
    );
  } finally {
    await server.close();
  }
});

test('labels are codes of closed lists', async () => {
  const codes = new Set<string>([
    ...Object.keys(ERRORS),
    ...['APPROVED', 'DECLINED', 'REFUSED', 'FAILED', 'CIRCUIT_OPEN', 'gateway', 'mail'],
    ...['CONFIRMATION', 'REFUND', 'REMINDER', 'SENT', 'BOUNCED', 'GIVEN_UP', 'DROPPED'],
    ...['RESTARTED_WORKFLOW', 'WOKEN_ORDER', 'RELEASED_SEAT'],
    ...HOUSEKEEPING_COUNTS,
  ]);
  await storeOf(async () => ({ event: taken, request: null })).recordOrder(opened, taken);
  const text = await metrics.registry.metrics();
  const ours = text.split('\n').filter((line) => line.startsWith('jumpseat_'));
  const values = ours.flatMap((line) => [...line.matchAll(/([a-z]+)="([^"]*)"/g)]);
  const unknown = values.filter(([, label, value]) => label !== 'le' && !codes.has(value ?? ''));
  expect(values.length).toBeGreaterThan(20);
  expect(unknown.map(([pair]) => pair)).toEqual([]);
});
