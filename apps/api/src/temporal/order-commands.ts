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
import { type AnonymousOrder, factsOf, type Order, type OrderPolicy, ownedBy } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import { translateFailure } from './failures.ts';

/** How long a request waits for Temporal and the worker before it is told UNAVAILABLE, in milliseconds. */
const ANSWER_MS = 15_000;
/** News of a new order may be lost: this often it is looked up, in milliseconds. */
const LOOK_UP_MS = 1_000;
/** Until then it is looked up; whoever still waits has its workflow asked, which a server with much to do is better spared. */
const LOOK_UPS_MS = 10_000;
/** A reset waits for payments that are under way. */
const RESET_MS = 60_000;

/** What is asked of orders, as updates of their workflows. */
export function createOrderCommands(deps: {
  client: WorkflowClient;
  /** The limits that new orders are opened under. */
  policy: OrderPolicy;
  /** The order as Postgres has it: says how an order ended whose workflow is no longer there. */
  findOrder(orderId: string): Promise<Order | null>;
  /** Resolves when the order is announced as written to Postgres, to what is announced of it, at the latest after `limitMs`. */
  written(orderId: string, limitMs: number): Promise<AnonymousOrder | undefined>;
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
        const begun = Date.now();
        let news = written(orderId, LOOK_UP_MS);
        const handle = await client.start<typeof order>(WORKFLOW.order, {
          workflowId: orderWorkflowId(orderId),
          workflowIdConflictPolicy: 'FAIL',
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          taskQueue,
          args: [input],
        });
        // What its first step has written stands. To be told so costs less, and comes sooner, than an update of the workflow.
        while (Date.now() - begun < LOOK_UPS_MS) {
          const announced = await news;
          const opened = announced ? ownedBy(announced, { userId, guestId }) : await findOrder(orderId);
          if (opened) return opened;
          news = written(orderId, LOOK_UP_MS);
        }
        return handle.executeUpdate<Order, []>(MESSAGE.order.opened);
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
