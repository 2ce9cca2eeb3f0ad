import { randomUUID } from 'node:crypto';
import {
  type FlightForSale,
  MESSAGE,
  ORDER_TASK_QUEUE,
  type OrderCommands,
  type OrderInput,
  orderWorkflowId,
  type ResetActivities,
  recordedInput,
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
import { requireSameOrder } from '../admission/same-order.ts';
import { requireNotFailed, translateFailure } from './failures.ts';
import { retryTaskFailures } from './task-failures.ts';

/** How often a new order is looked up in Postgres while its news is missing, in milliseconds. */
const LOOK_UP_MS = 1_000;
/** How much later than its deadline Temporal's client may report why it failed, in milliseconds. */
const LATE_MS = 200;
/** The time limit of a reset, which waits for running payments, in milliseconds. */
const RESET_MS = 60_000;

/** Carries out commands on orders as updates of their workflows. */
export function createOrderCommands(deps: {
  client: WorkflowClient;
  /** The limits of new orders. */
  policy: OrderPolicy;
  /** Reads the order from Postgres. It says how an order without a workflow ended. */
  findOrder(orderId: string): Promise<Order | null>;
  /** Reads the order's flight; null if there is none. */
  findFlight(flightId: string): Promise<FlightForSale | null>;
  /** Resolves to the order's state when news of its first record arrives; to undefined after `limitMs` milliseconds. */
  waitForOrder(orderId: string, limitMs: number): Promise<AnonymousOrder | undefined>;
  taskQueue?: string;
}): OrderCommands {
  const { client, policy, findOrder, findFlight, waitForOrder, taskQueue = ORDER_TASK_QUEUE } = deps;

  /**
   * Calls Temporal with a deadline in `limitMs`. Its client pauses between tries without a look at the deadline, so this ends
   * the call.
   */
  const callWithin = <T>(limitMs: number, ask: () => Promise<T>) =>
    withTimeout(limitMs + LATE_MS, client.connection.withDeadline(Date.now() + limitMs, ask));

  /** Calls Temporal within the time that the request has left. */
  const beforeDeadline = <T>(ask: (limitMs: number) => Promise<T>) => {
    const limitMs = timeLeft(REQUEST_MS);
    return callWithin(limitMs, () => ask(limitMs));
  };

  function update<Args extends [unknown, ...unknown[]]>(
    orderId: string,
    operationId: string | undefined,
    name: string,
    ...args: Args | []
  ): Promise<Order> {
    const handle = client.getHandle(orderWorkflowId(orderId));
    // One id for the request and its retries: Temporal carries it out once, whatever the network does.
    const options = { updateId: operationId ?? randomUUID(), args: args as Args };
    const execute = () => handle.executeUpdate<Order, Args>(name, options);
    const ask = async () => {
      try {
        return await retryTaskFailures(execute);
      } catch (error) {
        if (!(error instanceof WorkflowNotFoundError) || !(await restart(orderId))) throw error;
        return retryTaskFailures(execute);
      }
    };
    return translateFailure(() => beforeDeadline(ask), { orderId, findOrder });
  }

  /** Restarts the lost workflow of an order from Postgres. Returns false if the order is unknown or has ended. */
  async function restart(orderId: string): Promise<boolean> {
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
    create(newOrder) {
      const { orderId, flight, userId, guestId, seats, chooser } = newOrder;
      const { party, cabin } = chooser;
      const input: OrderInput = {
        orderId,
        flight,
        userId,
        guestId,
        seats,
        policy,
        ...(party && { party }),
        ...(cabin && { cabin }),
      };
      // News names no owner. Another request with this id can only have recorded a failed order, so the owner of one is
      // read.
      const orderOf = (news: AnonymousOrder | undefined) =>
        news && news.status !== 'FAILED' ? ownedBy(news, { userId, guestId }) : findOrder(orderId);
      const open = async (limitMs: number) => {
        const deadline = Date.now() + limitMs;
        let news = waitForOrder(orderId, LOOK_UP_MS);
        await client.start<typeof order>(WORKFLOW.order, {
          workflowId: orderWorkflowId(orderId),
          workflowIdConflictPolicy: 'FAIL',
          // An order whose workflow failed before it recorded anything may be created again.
          workflowIdReusePolicy: 'ALLOW_DUPLICATE_FAILED_ONLY',
          taskQueue,
          workflowTaskTimeout: WORKFLOW_TASK_TIMEOUT_MS,
          args: [input],
        });
        // The order's first record is final. Waiting for its news is cheaper and faster than an update of the workflow.
        for (;;) {
          const opened = await orderOf(await news);
          if (opened) return requireSameOrder(opened, newOrder);
          const leftMs = deadline - Date.now();
          if (leftMs <= 0) throw new JumpseatError(refusal('UNAVAILABLE'));
          news = waitForOrder(orderId, Math.min(LOOK_UP_MS, leftMs));
          // News that arrives first wins over a failed check of the workflow.
          await Promise.race([news, requireNotFailed(client.getHandle(orderWorkflowId(orderId)))]);
        }
      };
      return translateFailure(() => beforeDeadline(open), { orderId, findOrder });
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
      return translateFailure(() => callWithin(RESET_MS, reset));
    },
  };
}
