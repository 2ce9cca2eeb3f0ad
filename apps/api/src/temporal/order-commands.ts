import { randomUUID } from 'node:crypto';
import {
  type FlightForSale,
  MESSAGE,
  ORDER_TASK_QUEUE,
  type OrderCommands,
  type OrderInput,
  orderWorkflowId,
  recordedInput,
  type ResetActivities,
  resetWorkflowId,
  WORKFLOW,
  WORKFLOW_TASK_TIMEOUT_MS,
} from '@jumpseat/booking/contracts';
import type { order } from '@jumpseat/booking/workflows';
import { withTimeout } from '@jumpseat/db';
import {
  type AnonymousOrder,
  factsOf,
  isFinal,
  JumpseatError,
  type Order,
  type OrderPolicy,
  ownedBy,
  refusal,
} from '@jumpseat/domain';
import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';
import { REQUEST_MS, timeLeft } from '../admission/deadline.ts';
import { requireNotFailed, translateFailure } from './failures.ts';
import { requireSameOrder } from './same-order.ts';

/** News of a new order may be lost: this often it is looked up, in milliseconds. */
const LOOK_UP_MS = 1_000;
/** How much later than its deadline Temporal's client may say why it failed, in milliseconds. */
const LATE_MS = 200;
/** A reset waits for payments that are under way. */
const RESET_MS = 60_000;

/** What is asked of orders, as updates of their workflows. */
export function createOrderCommands(deps: {
  client: WorkflowClient;
  /** The limits that new orders are opened under. */
  policy: OrderPolicy;
  /** The order as Postgres has it: says how an order ended whose workflow is no longer there. */
  findOrder(orderId: string): Promise<Order | null>;
  /** The order's flight; null where there is none. */
  findFlight(flightId: string): Promise<FlightForSale | null>;
  /** Resolves when the order is announced as written to Postgres, to what is announced of it, at the latest after `limitMs`. */
  written(orderId: string, limitMs: number): Promise<AnonymousOrder | undefined>;
  taskQueue?: string;
}): OrderCommands {
  const { client, policy, findOrder, findFlight, written, taskQueue = ORDER_TASK_QUEUE } = deps;

  /** Asks Temporal for at most `limitMs`. Its client pauses between tries without a look at the deadline. */
  const within = <T>(limitMs: number, ask: () => Promise<T>) =>
    withTimeout(limitMs + LATE_MS, client.connection.withDeadline(Date.now() + limitMs, ask));

  /** Asks Temporal for as long as the request still has. */
  const inTime = <T>(ask: (limitMs: number) => Promise<T>) => {
    const limitMs = timeLeft(REQUEST_MS);
    return within(limitMs, () => ask(limitMs));
  };

  function update<Args extends [unknown, ...unknown[]]>(
    orderId: string,
    operationId: string | undefined,
    name: string,
    ...args: Args | []
  ): Promise<Order> {
    const handle = client.getHandle(orderWorkflowId(orderId));
    // One id for the request and its repetitions: it is carried out once, whatever the network does.
    const options = { updateId: operationId ?? randomUUID(), args: args as Args };
    const ask = async () => {
      try {
        return await handle.executeUpdate<Order, Args>(name, options);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError) || !(await startAgain(orderId))) throw error;
        return handle.executeUpdate<Order, Args>(name, options);
      }
    };
    return translateFailure(() => inTime(ask), { orderId, findOrder });
  }

  /** Starts the workflow of an order that has not ended, and that Temporal has lost, from what Postgres has. Returns whether it is such an order. */
  async function startAgain(orderId: string): Promise<boolean> {
    const recorded = await findOrder(orderId);
    if (!recorded || isFinal(recorded)) return false;
    const flight = await findFlight(recorded.flightId);
    if (!flight) return false;
    await client.start<typeof order>(WORKFLOW.order, {
      workflowId: orderWorkflowId(orderId),
      workflowIdConflictPolicy: 'USE_EXISTING',
      taskQueue,
      workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
      args: [recordedInput(recorded, flight)],
    });
    return true;
  }

  return {
    create(asked) {
      const { orderId, flight, userId, guestId, seats, chooser } = asked;
      const { party, cabin } = chooser;
      const input: OrderInput = {
        ...{ orderId, flight, userId, guestId, seats, policy },
        ...(party && { party }),
        ...(cabin && { cabin }),
      };
      /** News doesn't say whose order it is. Another request with this id can have written a refusal at most: whose that is, is read. */
      const orderOf = (news: AnonymousOrder | undefined) =>
        news && news.status !== 'FAILED' ? ownedBy(news, { userId, guestId }) : findOrder(orderId);
      const open = async (limitMs: number) => {
        const deadline = Date.now() + limitMs;
        let news = written(orderId, LOOK_UP_MS);
        await client.start<typeof order>(WORKFLOW.order, {
          workflowId: orderWorkflowId(orderId),
          workflowIdConflictPolicy: 'FAIL',
          // An order whose workflow was ended before it recorded anything may be asked for again.
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          taskQueue,
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
          args: [input],
        });
        // What its first step has written stands. To be told so costs less, and comes sooner, than an update of the workflow.
        for (;;) {
          const opened = await orderOf(await news);
          if (opened) return requireSameOrder(opened, asked);
          const leftMs = deadline - Date.now();
          if (leftMs <= 0) throw new JumpseatError(refusal('UNAVAILABLE'));
          news = written(orderId, Math.min(LOOK_UP_MS, leftMs));
          // News that comes meanwhile is the answer, whatever has become of the question.
          await Promise.race([news, requireNotFailed(client.getHandle(orderWorkflowId(orderId)))]);
        }
      };
      return translateFailure(() => inTime(open), { orderId, findOrder });
    },
    selectSeats: (orderId, seats, chooser, operationId) =>
      update(orderId, operationId, MESSAGE.order.selectSeats, seats, chooser),
    extend: (orderId, operationId) => update(orderId, operationId, MESSAGE.order.extend),
    pay: (orderId, code, operationId) => update(orderId, operationId, MESSAGE.order.submitPayment, code),
    cancel: (orderId, operationId) => update(orderId, operationId, MESSAGE.order.cancel),
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
