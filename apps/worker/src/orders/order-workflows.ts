import {
  MESSAGE,
  ORDER_TASK_QUEUE,
  orderWorkflowId,
  recordedInput,
  WORKFLOW,
  WORKFLOW_TASK_TIMEOUT_MS,
} from '@jumpseat/booking/contracts';
import type { order } from '@jumpseat/booking/workflows';
import { isFinal, JumpseatError, type Order, refusal } from '@jumpseat/domain';
import { WithStartWorkflowOperation, type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';
import type { Projection } from '../activities/projection.ts';

type Store = Pick<Projection, 'find' | 'findForSale'>;

/** The workflows of orders that Postgres knows. One that is gone starts again from what Postgres has. */
export class OrderWorkflows {
  readonly #client: WorkflowClient;
  readonly #store: Store;
  readonly #taskQueue: string;

  constructor(client: WorkflowClient, store: Store, taskQueue: string = ORDER_TASK_QUEUE) {
    this.#client = client;
    this.#store = store;
    this.#taskQueue = taskQueue;
  }

  /** Ends the order because its flight is reset; waits for a payment that is under way. */
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

  /** Has the order look whether it is time to do something. */
  async catchUp(orderId: string): Promise<void> {
    const start = await this.#start(orderId);
    if (!start) return;
    await this.#client.signalWithStart<typeof order>(WORKFLOW.order, { ...start, signal: MESSAGE.orderSignal.catchUp });
  }

  /** Ends the workflow that there is, in one step with the start of another. An order that has ended has none to start. */
  async restart(orderId: string): Promise<void> {
    const start = await this.#start(orderId);
    if (!start) {
      await this.#endWorkflow(orderId);
      return;
    }
    await this.#client.start<typeof order>(WORKFLOW.order, {
      ...start,
      workflowIdConflictPolicy: 'TERMINATE_EXISTING',
    });
  }

  async #endWorkflow(orderId: string): Promise<void> {
    try {
      await this.#client.getHandle(orderWorkflowId(orderId)).terminate('its order has ended, or was never recorded');
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error;
    }
  }

  /** What the order's workflow is started with; null where nothing is left to do for it. */
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
