import { randomUUID } from 'node:crypto';
import {
  MESSAGE,
  ORDER_TASK_QUEUE,
  type OrderInput,
  orderWorkflowId,
  type ResetActivities,
  resetWorkflowId,
  WORKFLOW,
} from '@jumpseat/booking/contracts';
import type { OrderCommands } from '@jumpseat/booking/router';
import type { order } from '@jumpseat/booking/workflows';
import { factsOf, type Order, type OrderPolicy } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import { translateFailure } from './failures.ts';

/** How long a request waits for Temporal and the worker before it is told UNAVAILABLE, in milliseconds. */
const ANSWER_MS = 15_000;
/** How long the news of a new order is waited for before its workflow is asked, in milliseconds. */
const NEWS_MS = 3_000;
/** A reset waits for payments that are under way. */
const RESET_MS = 60_000;

/** What is asked of orders, as updates of their workflows. */
export function createOrderCommands(deps: {
  client: WorkflowClient;
  /** The limits that new orders are opened under. */
  policy: OrderPolicy;
  /** The order as Postgres has it: says how an order ended whose workflow is no longer there. */
  findOrder(orderId: string): Promise<Order | null>;
  /** Resolves with true when the order has been written to Postgres, with false after `limitMs`. */
  written(orderId: string, limitMs: number): Promise<boolean>;
  taskQueue?: string;
}): OrderCommands {
  const { client, policy, findOrder, written, taskQueue = ORDER_TASK_QUEUE } = deps;

  const within = <T>(limitMs: number, ask: () => Promise<T>) =>
    client.connection.withDeadline(Date.now() + limitMs, ask);

  function update<Args extends [unknown, ...unknown[]]>(
    orderId: string,
    name: string,
    ...args: Args | []
  ): Promise<Order> {
    const handle = client.getHandle(orderWorkflowId(orderId));
    // One id for the request and its repetitions: it is carried out once, whatever the network does.
    const options = { updateId: randomUUID(), args: args as Args };
    return translateFailure(() => within(ANSWER_MS, () => handle.executeUpdate<Order, Args>(name, options)), {
      orderId,
      findOrder,
    });
  }

  return {
    create({ orderId, flight, userId, guestId, seats, chooser: { party, cabin } }) {
      const input: OrderInput = {
        ...{ orderId, flight, userId, guestId, seats, policy },
        ...(party && { party }),
        ...(cabin && { cabin }),
      };
      const open = async () => {
        const isWritten = written(orderId, NEWS_MS);
        const handle = await client.start<typeof order>(WORKFLOW.order, {
          workflowId: orderWorkflowId(orderId),
          workflowIdConflictPolicy: 'FAIL',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          taskQueue,
          args: [input],
        });
        // What its first step has written stands. To be told so costs less, and comes sooner, than an update of the workflow.
        const opened = (await isWritten) ? await findOrder(orderId) : null;
        return opened ?? handle.executeUpdate<Order, []>(MESSAGE.order.opened);
      };
      return translateFailure(() => within(ANSWER_MS, open), { orderId, findOrder });
    },
    selectSeats: (orderId, seats, chooser) => update(orderId, MESSAGE.order.selectSeats, seats, chooser),
    extend: (orderId) => update(orderId, MESSAGE.order.extend),
    pay: (orderId, code) => update(orderId, MESSAGE.order.submitPayment, code),
    cancel: (orderId) => update(orderId, MESSAGE.order.cancel),
    resetFlight(flight) {
      const reset = (): ReturnType<ResetActivities['resetFlight']> =>
        client.execute(WORKFLOW.resetFlight, {
          workflowId: resetWorkflowId(flight.id),
          workflowIdConflictPolicy: 'USE_EXISTING',
          taskQueue,
          args: [factsOf(flight)],
        });
      return translateFailure(() => within(RESET_MS, reset));
    },
  };
}
