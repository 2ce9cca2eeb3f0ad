import type { CaretakerStore, StrandedSeat } from '@jumpseat/db';
import { flightSeats } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Projection } from '../activities/projection.ts';
import { tokenOf } from '../activities/seat-allocator.ts';
import { BackgroundLoop } from '../background-loop.ts';
import type { AbandonedWorkflows } from '../deployment/abandoned-workflows.ts';
import type { WorkerMetrics } from '../metrics/metrics.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';
import type { FailingTasks } from './failing-tasks.ts';
import { restartRun, restartWorkflow } from './restart-workflow.ts';
import { StableItems } from './stable-items.ts';
import { inspectRun, isStuck } from './stuck-workflow.ts';

/** The interval between two checks, in milliseconds. */
const EVERY_MS = 5_000;
/** Orders and seats late by less than this are probably in progress, in milliseconds. */
const GRACE_MS = 5_000;
/** After an outage, overdue orders end by themselves within this time, in milliseconds. */
const ORDERS_STABLE_MS = 20_000;
/**
 * Longer than any try of an order's turn, in milliseconds. A seat that is still stranded after this time was left
 * behind.
 */
const SEATS_STABLE_MS = 20_000;

/** How long orders that ended without seats are kept, and personal data of those without a booking, in milliseconds. */
export const ABANDONED_KEPT_MS = 24 * 60 * 60 * 1_000;
/** The most orders to delete per check. */
const DELETED_PER_CHECK = 500;
/**
 * A claim whose order is not opened within this time is deleted, in milliseconds. Long, because workers may be down for
 * a while.
 */
const CLAIM_LASTS_MS = 15 * 60_000;

export interface CaretakerDeps {
  readonly client: WorkflowClient;
  readonly failing: FailingTasks;
  readonly store: CaretakerStore;
  readonly projection: Pick<Projection, 'find' | 'findForSale' | 'beginTry'>;
  readonly orders: Pick<OrderWorkflows, 'wake' | 'restart' | 'restartReset'>;
  readonly blocks: Pick<SeatBlocks, 'send' | 'show' | 'restart'>;
  readonly logger: Pick<Logger, 'warn'>;
  /** Left out: workers have no versions. */
  readonly abandoned?: Pick<AbandonedWorkflows, 'find'> | undefined;
  readonly metrics?: Pick<WorkerMetrics, 'repairs' | 'overdueOrders' | 'strandedSeats'>;
}

/**
 * Repairs what can't continue by itself. It restarts stuck workflows from Postgres, wakes overdue orders and releases
 * stranded seats; a healthy system has none of these. It also deletes old empty orders, claims and expired idempotency
 * keys. Several caretakers may run concurrently.
 */
export class Caretaker {
  readonly #deps: CaretakerDeps;
  readonly #overdue = new StableItems<string>((orderId) => orderId, ORDERS_STABLE_MS);
  readonly #stranded = new StableItems<StrandedSeat>(keyOf, SEATS_STABLE_MS);
  readonly #loop: BackgroundLoop;

  constructor(deps: CaretakerDeps) {
    this.#deps = deps;
    this.#loop = new BackgroundLoop(deps.logger);
  }

  /** Checks every few seconds until it is closed. */
  run(): Promise<void> {
    return this.#loop.run(async () => {
      await this.#loop.attempt('the check', () => this.checkOnce());
      return EVERY_MS;
    });
  }

  close(): void {
    this.#loop.close();
  }

  async checkOnce(): Promise<void> {
    const { failing, store, metrics } = this.#deps;
    for (const runId of failing.stuck(Date.now())) {
      await this.#loop.attempt('a run whose tasks fail', () => this.#restartIfStuck(runId));
    }
    await this.#loop.attempt('builds without workers', () => this.#restartAbandoned());
    for (const workflowId of (await store.stuckWorkflows()).stuck) {
      await this.#loop.attempt('a workflow that was stuck', () => this.#noteIfRecovered(workflowId));
    }
    const overdue = await store.overdueOrders(GRACE_MS);
    metrics?.overdueOrders.set(overdue.length);
    for (const orderId of this.#overdue.filter(overdue, Date.now())) {
      await this.#loop.attempt('an overdue order', () => this.#wake(orderId));
    }
    const stranded = await store.strandedSeats(GRACE_MS);
    metrics?.strandedSeats.set(stranded.length);
    for (const seat of this.#stranded.filter(stranded, Date.now())) {
      await this.#loop.attempt('a stranded seat', () => this.#release(seat));
    }
    await this.#loop.attempt('old data', () => this.#deleteOldData());
    await this.#loop.attempt('abandoned details', () =>
      store.eraseAbandonedDetails(ABANDONED_KEPT_MS, DELETED_PER_CHECK),
    );
  }

  async #deleteOldData(): Promise<void> {
    const { store } = this.#deps;
    await store.deleteEmptyOrders(ABANDONED_KEPT_MS, DELETED_PER_CHECK);
    await store.deleteOldClaims(CLAIM_LASTS_MS);
    await store.deleteOldKeys();
  }

  async #restartIfStuck(runId: string): Promise<void> {
    const { client, failing } = this.#deps;
    const run = await inspectRun(client, runId);
    if (run.state === 'MAY_RECOVER') return;
    if (run.state === 'STUCK') {
      await this.#restart(run.workflowId);
      this.#deps.logger.warn({ workflowId: run.workflowId, runId }, 'a stuck workflow was restarted from Postgres');
    }
    failing.forget(runId);
  }

  async #restartAbandoned(): Promise<void> {
    const { abandoned, logger, metrics } = this.#deps;
    for (const run of (await abandoned?.find(Date.now())) ?? []) {
      await this.#loop.attempt('a workflow whose build has no worker', async () => {
        if (!(await restartRun(run, this.#deps))) return;
        metrics?.repairs.inc({ kind: 'RESTARTED_WORKFLOW' });
        logger.warn(run, 'a workflow whose build has no worker was restarted from Postgres');
      });
    }
  }

  async #restart(workflowId: string): Promise<void> {
    const { store, metrics } = this.#deps;
    await store.noteStuck(workflowId);
    await restartWorkflow(workflowId, this.#deps);
    await store.noteResolved(workflowId, 'RESTARTED');
    metrics?.repairs.inc({ kind: 'RESTARTED_WORKFLOW' });
  }

  /** A stuck workflow may have recovered by itself, or its restart was not noted because the worker died. */
  async #noteIfRecovered(workflowId: string): Promise<void> {
    const { client, store } = this.#deps;
    if (!(await isStuck(client, workflowId))) await store.noteResolved(workflowId, 'RECOVERED');
  }

  async #wake(orderId: string): Promise<void> {
    this.#deps.logger.warn({ orderId }, 'waking an overdue order');
    await this.#deps.orders.wake(orderId);
    this.#deps.metrics?.repairs.inc({ kind: 'WOKEN_ORDER' });
  }

  async #release({ flightId, seat, orderId, orderVersion, why }: StrandedSeat): Promise<void> {
    const { projection, blocks, logger, metrics } = this.#deps;
    const flight = await projection.findForSale(flightId);
    if (!flight) throw new Error(`there is no flight ${flightId}`);
    const blockId = flightSeats(flight).blockOf.get(seat);
    if (blockId === undefined) throw new Error(`flight ${flightId} has no seat ${seat}`);
    logger.warn({ flightId, seat, orderId, why }, 'releasing a stranded seat');
    if (why === 'LAPSED') {
      await blocks.show(flight, blockId, [seat]);
      metrics?.repairs.inc({ kind: 'RELEASED_SEAT' });
      return;
    }
    // The token locks out the try that left the seat behind. A try that is running now is repeated.
    const order = await projection.find(orderId);
    if (order?.version !== orderVersion) return;
    const { token } = await projection.beginTry(order);
    const command = {
      type: 'RELEASE',
      orderId,
      sequence: orderVersion + 1,
      token: tokenOf(token, 0),
      seats: [seat],
    } as const;
    const outcome = await blocks.send(flight, blockId, command);
    if (outcome.granted) metrics?.repairs.inc({ kind: 'RELEASED_SEAT' });
    else logger.warn({ flightId, seat, orderId, refusal: outcome.refusal }, 'the seat is still held');
  }
}

/** Includes versions: a seat that is held again, or whose order has changed, is another case. */
function keyOf({ flightId, seat, orderId, orderVersion, flightVersion, why }: StrandedSeat): string {
  return JSON.stringify([flightId, seat, orderId, orderVersion, flightVersion, why]);
}
