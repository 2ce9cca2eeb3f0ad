import { setTimeout as sleep } from 'node:timers/promises';
import type { CareStore, StrandedSeat } from '@jumpseat/db';
import { flightSeats } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import type { Logger } from 'pino';
import { tokenOf } from '../activities/ask-seats.ts';
import type { Projection } from '../activities/projection.ts';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import type { FailingTasks } from './failing-tasks.ts';
import { Lasting } from './lasting.ts';
import { restartWorkflow } from './restart-workflow.ts';
import { isStuck, lookAtRun } from './stuck-workflow.ts';

const EVERY_MS = 5_000;
/** What is late by less is just being done, in milliseconds. */
const GRACE_MS = 5_000;
/** After an outage orders end by themselves within this time, in milliseconds. */
const ORDERS_LAST_MS = 20_000;
/** Longer than any try of an order's turn: a seat that its order doesn't know of after this time was left behind, in milliseconds. */
const SEATS_LAST_MS = 20_000;

/** Orders that never had seats are forgotten so long after their end, at most so many with a look. In milliseconds. */
const EMPTY_KEPT_MS = 24 * 60 * 60 * 1_000;
const FORGOTTEN_AT_ONCE = 500;
/** An order is open so long after it was claimed, or it never will be, in milliseconds. Workers may be away for a while. */
const CLAIM_LASTS_MS = 15 * 60_000;

/** What a caretaker looks at, and acts through. */
export interface CaretakerDeps {
  readonly client: WorkflowClient;
  readonly failing: FailingTasks;
  readonly store: CareStore;
  readonly projection: Pick<Projection, 'find' | 'findForSale' | 'beginTry'>;
  readonly orders: Pick<OrderWorkflows, 'catchUp' | 'restart'>;
  readonly blocks: Pick<SeatBlocks, 'ask' | 'show' | 'restart'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/**
 * Looks for what can't go on by itself and helps it: workflows whose tasks keep failing start again from Postgres, orders past their time
 * are woken, seats that nobody knows of are freed. In a healthy system it finds none of these. It also forgets orders that never had
 * seats, and idempotency keys past their time. Several may look at once.
 */
export class Caretaker {
  readonly #deps: CaretakerDeps;
  readonly #overdue = new Lasting<string>((orderId) => orderId, ORDERS_LAST_MS);
  readonly #stranded = new Lasting<StrandedSeat>(keyOf, SEATS_LAST_MS);
  readonly #stop = new AbortController();

  constructor(deps: CaretakerDeps) {
    this.#deps = deps;
  }

  /** Looks every few seconds, until it is closed. */
  async run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await this.#attempt('looking for what is stuck', () => this.look());
      await sleep(EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  close(): void {
    this.#stop.abort();
  }

  /** Looks once. */
  async look(): Promise<void> {
    const { failing, store } = this.#deps;
    for (const runId of failing.stuck(Date.now())) {
      await this.#attempt('a run whose tasks fail', () => this.#careForRun(runId));
    }
    for (const workflowId of (await store.stuckWorkflows()).stuck) {
      await this.#attempt('a workflow that was stuck', () => this.#settleRecovered(workflowId));
    }
    for (const orderId of this.#overdue.of(await store.overdueOrders(GRACE_MS), Date.now())) {
      await this.#attempt('an overdue order', () => this.#wake(orderId));
    }
    for (const seat of this.#stranded.of(await store.strandedSeats(GRACE_MS), Date.now())) {
      await this.#attempt('a stranded seat', () => this.#free(seat));
    }
    await this.#attempt('what is to be forgotten', () => this.#forget());
  }

  async #forget(): Promise<void> {
    const { store } = this.#deps;
    await store.forgetEmptyOrders(EMPTY_KEPT_MS, FORGOTTEN_AT_ONCE);
    await store.forgetClaims(CLAIM_LASTS_MS);
    await store.forgetOldKeys();
  }

  async #careForRun(runId: string): Promise<void> {
    const { client, failing, store, logger } = this.#deps;
    const found = await lookAtRun(client, runId);
    if (found.state === 'MAY_GO_ON') return;
    if (found.state === 'STUCK') {
      const { workflowId } = found;
      await store.noteStuck(workflowId);
      await restartWorkflow(workflowId, this.#deps);
      await store.noteResolved(workflowId, 'RESTARTED');
      logger.warn({ workflowId, runId }, 'a stuck workflow was started again from Postgres');
    }
    failing.forget(runId);
  }

  /** One that was noted as stuck may have gone on by itself, or whoever restarted it died before it could say so. */
  async #settleRecovered(workflowId: string): Promise<void> {
    const { client, store } = this.#deps;
    if (!(await isStuck(client, workflowId))) await store.noteResolved(workflowId, 'RECOVERED');
  }

  async #wake(orderId: string): Promise<void> {
    this.#deps.logger.warn({ orderId }, 'an overdue order is woken');
    await this.#deps.orders.catchUp(orderId);
  }

  async #free({ flightId, seat, orderId, orderVersion, why }: StrandedSeat): Promise<void> {
    const { projection, blocks, logger } = this.#deps;
    const flight = await projection.findForSale(flightId);
    if (!flight) throw new Error(`there is no flight ${flightId}`);
    const blockId = flightSeats(flight).blockOf.get(seat);
    if (blockId === undefined) throw new Error(`flight ${flightId} has no seat ${seat}`);
    logger.warn({ flightId, seat, orderId, why }, 'a stranded seat is freed');
    if (why === 'LAPSED') {
      await blocks.show(flight, blockId, [seat]);
      return;
    }
    // The token locks out whatever try of the order left the seat behind. One that is just under way is repeated.
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
    const outcome = await blocks.ask(flight, blockId, command);
    if (!outcome.granted) logger.warn({ flightId, seat, orderId, refusal: outcome.refusal }, 'the seat is still held');
  }

  /** What fails is tried again with the next look. */
  async #attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#deps.logger.warn({ err: error }, `${what}: to be tried again`);
    }
  }
}

/** A seat that is held anew, or whose order goes on, is another case. */
function keyOf({ flightId, seat, orderId, orderVersion, flightVersion, why }: StrandedSeat): string {
  return JSON.stringify([flightId, seat, orderId, orderVersion, flightVersion, why]);
}
