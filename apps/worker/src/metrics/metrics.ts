import { HOUSEKEEPING_COUNTS, MAIL_ENDS, MAIL_KINDS } from '@jumpseat/booking/contracts';
import { PROCESS_METRICS } from '@jumpseat/config/process-metrics';
import type { DueMails, LastHousekeepingRun } from '@jumpseat/db';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** How a try at the payment gateway has ended. FAILED: technically. CIRCUIT_OPEN: it never reached the gateway. */
const TRY_OUTCOMES = ['APPROVED', 'DECLINED', 'REFUSED', 'FAILED', 'CIRCUIT_OPEN'] as const;
/** What the caretaker repairs. */
const REPAIRS = ['RESTARTED_WORKFLOW', 'WOKEN_ORDER', 'RELEASED_SEAT'] as const;
const CIRCUITS = ['gateway', 'mail'] as const;

/** What metrics read from Postgres when they are collected. Each read rejects if Postgres doesn't answer. */
interface MetricsReads {
  readonly dueMails: () => Promise<DueMails>;
  readonly lastHousekeepingRun: () => Promise<LastHousekeepingRun>;
}

/**
 * The metrics of one worker. Their labels are codes of closed lists. They never name an order, a flight or a person.
 */
export interface WorkerMetrics {
  readonly registry: Registry;
  readonly holdsGranted: Counter;
  readonly holdsRefused: Counter<'code'>;
  readonly timeToHold: Histogram;
  readonly paymentTries: Histogram<'outcome'>;
  readonly paymentsFailed: Counter<'code'>;
  readonly bookingsConfirmed: Counter;
  readonly refunds: Counter;
  readonly mails: Counter<'kind' | 'end'>;
  readonly repairs: Counter<'kind'>;
  readonly overdueOrders: Gauge;
  readonly strandedSeats: Gauge;
  readonly deploymentWithoutWorkers: Gauge;
  readonly circuitOpen: Gauge<'circuit'>;
  readonly housekeeping: Counter<'kind'>;
}

/** Creates the metrics in their own registry, with the default ones of the process. */
export function createMetrics(reads: MetricsReads): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, ...PROCESS_METRICS });
  watchDueMails(registry, reads.dueMails);
  watchHousekeeping(registry, reads.lastHousekeepingRun);
  const metrics: WorkerMetrics = {
    registry,
    holdsGranted: new Counter({ name: 'jumpseat_holds_granted_total', help: 'Recorded holds of seats', registers }),
    holdsRefused: new Counter({
      name: 'jumpseat_holds_refused_total',
      help: 'Refused holds of seats, by code',
      labelNames: ['code'],
      registers,
    }),
    timeToHold: new Histogram({
      name: 'jumpseat_time_to_hold_seconds',
      help: 'From the start of a new order, or of the turn that changes its seats, to the recorded hold',
      buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 2, 3, 5, 10, 30],
      registers,
    }),
    paymentTries: new Histogram({
      name: 'jumpseat_payment_try_duration_seconds',
      help: 'Duration of tries at the payment gateway, by outcome',
      labelNames: ['outcome'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20],
      registers,
    }),
    paymentsFailed: new Counter({
      name: 'jumpseat_payments_failed_total',
      help: 'Payment attempts that have failed, by code',
      labelNames: ['code'],
      registers,
    }),
    bookingsConfirmed: new Counter({
      name: 'jumpseat_bookings_confirmed_total',
      help: 'Paid and confirmed bookings',
      registers,
    }),
    refunds: new Counter({ name: 'jumpseat_refunds_total', help: 'Refunded bookings', registers }),
    mails: new Counter({
      name: 'jumpseat_mails_total',
      help: 'Ended mails, by kind and end',
      labelNames: ['kind', 'end'],
      registers,
    }),
    repairs: new Counter({
      name: 'jumpseat_repairs_total',
      help: 'Repairs by the caretaker, by kind',
      labelNames: ['kind'],
      registers,
    }),
    overdueOrders: new Gauge({
      name: 'jumpseat_overdue_orders',
      help: 'Orders past their time at the last check of the caretaker',
      registers,
    }),
    strandedSeats: new Gauge({
      name: 'jumpseat_stranded_seats',
      help: 'Held seats without an order that holds them, at the last check of the caretaker',
      registers,
    }),
    deploymentWithoutWorkers: new Gauge({
      name: 'jumpseat_worker_deployment_without_workers',
      help: '1 while no worker of the current build polls and this build could take its place',
      registers,
    }),
    circuitOpen: new Gauge({
      name: 'jumpseat_circuit_open',
      help: '1 from when a circuit breaker opens until a call succeeds',
      labelNames: ['circuit'],
      registers,
    }),
    housekeeping: new Counter({
      name: 'jumpseat_housekeeping_total',
      help: 'What housekeeping has deleted, archived, or kept because an order had not ended, by kind',
      labelNames: ['kind'],
      registers,
    }),
  };
  startAtZero(metrics);
  return metrics;
}

/** A series that appears with its first event has no rate. So every known series starts at 0. */
function startAtZero({ paymentTries, mails, repairs, circuitOpen, housekeeping }: WorkerMetrics): void {
  for (const outcome of TRY_OUTCOMES) paymentTries.zero({ outcome });
  for (const kind of MAIL_KINDS) {
    for (const end of MAIL_ENDS) mails.inc({ kind, end }, 0);
  }
  for (const kind of REPAIRS) repairs.inc({ kind }, 0);
  for (const circuit of CIRCUITS) circuitOpen.set({ circuit }, 0);
  for (const kind of HOUSEKEEPING_COUNTS) housekeeping.inc({ kind }, 0);
}

/** Adds gauges that are read when they are collected. They keep their values while Postgres can't be read. */
function watchDueMails(registry: Registry, read: MetricsReads['dueMails']): void {
  const registers = [registry];
  const readOrNothing = () => read().catch(() => undefined);
  new Gauge({
    name: 'jumpseat_due_mails',
    help: 'Mails that are on their way, of all workers',
    registers,
    async collect() {
      const due = await readOrNothing();
      if (due) this.set(due.count);
    },
  });
  new Gauge({
    name: 'jumpseat_oldest_due_mail_age_seconds',
    help: 'Age of the oldest mail that is on its way; 0 without one',
    registers,
    async collect() {
      const due = await readOrNothing();
      if (due) this.set(due.oldestSeconds);
    },
  });
}

/** Adds the time at which housekeeping last finished, at any worker. */
function watchHousekeeping(registry: Registry, read: MetricsReads['lastHousekeepingRun']): void {
  new Gauge({
    name: 'jumpseat_housekeeping_finished_timestamp_seconds',
    help: 'When housekeeping last finished; before the first run, when the database got its table',
    registers: [registry],
    async collect() {
      const last = await read().catch(() => undefined);
      if (last) this.set(last.finishedAt / 1_000);
    },
  });
}
