import {
  MESSAGE,
  ORDER_TASK_QUEUE,
  orderWorkflowId,
  recordedInput,
  resetWorkflowId,
  WORKFLOW,
  WORKFLOW_TASK_TIMEOUT_MS,
} from '@jumpseat/booking/contracts';
import type { order, resetFlight } from '@jumpseat/booking/workflows';
import { type FlightFacts, factsOf, isFinal, JumpseatError, type Order, refusal } from '@jumpseat/domain';
import { WithStartWorkflowOperation, type WorkflowClient } from '@temporalio/client';
import type { Projection } from '../activities/projection.ts';
import { terminate } from './terminate.ts';

type Store = Pick<Projection, 'find' | 'findForSale'>;

/** Reaches the workflows of recorded orders. Restarts a lost one from Postgres. */
export class OrderWorkflows {
  readonly #client: WorkflowClient;
  readonly #store: Store;
  readonly #taskQueue: string;

  constructor(client: WorkflowClient, store: Store, taskQueue: string = ORDER_TASK_QUEUE) {
    this.#client = client;
    this.#store = store;
    this.#taskQueue = taskQueue;
  }

  /** Ends the order because its flight is reset. Waits for a running payment. */
  async endByReset(orderId: string): Promise<void> {
    const start = await this.#start(orderId);
    if (!start) return;
    const startWorkflowOperation = new WithStartWorkflowOperation<typeof order>(WORKFLOW.order, {
      ...start,
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
    await this.#client.executeUpdateWithStart<typeof order, Order, []>(MESSAGE.order.flightReset, {
      startWorkflowOperation,
    });
  }

  /** Wakes the order, so that it checks its deadlines. */
  async wake(orderId: string): Promise<void> {
    const start = await this.#start(orderId);
    if (!start) return;
    await this.#client.signalWithStart<typeof order>(WORKFLOW.order, { ...start, signal: MESSAGE.orderSignal.catchUp });
  }

  /**
   * Terminates the current workflow and starts a new one, in one step. For an order that has ended it only terminates.
   */
  async restart(orderId: string): Promise<void> {
    const start = await this.#start(orderId);
    if (!start) {
      await terminate(this.#client, orderWorkflowId(orderId), 'its order has ended, or was never recorded');
      return;
    }
    await this.#client.start<typeof order>(WORKFLOW.order, {
      ...start,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  }

  /** Terminates the reset of a flight, if one runs, and starts it again. What it has done already stays done. */
  async restartReset(flight: FlightFacts): Promise<void> {
    await this.#client.start<typeof resetFlight>(WORKFLOW.resetFlight, {
      workflowId: resetWorkflowId(flight.id),
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
      taskQueue: this.#taskQueue,
      args: [factsOf(flight)],
    });
  }

  /** The start options of the order's workflow; null if the order has ended. */
  async #start(orderId: string) {
    const recorded = await this.#store.find(orderId);
    if (!recorded || isFinal(recorded)) return null;
    const flight = await this.#store.findForSale(recorded.flightId);
    if (!flight) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: recorded.flightId }));
    return {
      workflowId: orderWorkflowId(orderId),
      taskQueue: this.#taskQueue,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
      args: [recordedInput(recorded, flight)] satisfies Parameters<typeof order>,
    };
  }
}
