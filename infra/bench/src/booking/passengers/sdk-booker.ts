import { randomUUID } from 'node:crypto';
import { MESSAGE, ORDER_TASK_QUEUE, type OrderInput, orderWorkflowId, WORKFLOW } from '@jumpseat/booking/contracts';
import type { order } from '@jumpseat/booking/workflows';
import type { Order, OrderPolicy } from '@jumpseat/domain';
import { Connection, WithStartWorkflowOperation, WorkflowClient } from '@temporalio/client';
import { type Booker, PAYMENT_CODE } from './booker.ts';

/** The usual limits of an order. */
const POLICY: OrderPolicy = {
  ...{ holdMs: 15 * 60_000, maxHoldMs: 45 * 60_000, maxSeats: 9 },
  ...{ paymentAttempts: 3, gatewayTries: 3, paymentTimeoutMs: 10_000 },
};

/**
 * Books at the order workflow itself and waits for its result. As the API, but that it is told by an update that the seats are held: it has
 * no Postgres to hear it from.
 */
export async function sdkBooker(address: string): Promise<Booker> {
  const connection = await Connection.connect({ address });
  const client = new WorkflowClient({ connection });
  return {
    async book(flight, seats, held) {
      const orderId = randomUUID();
      const input: OrderInput = { orderId, flight, userId: 'bench', guestId: null, seats, policy: POLICY };
      const startWorkflowOperation = new WithStartWorkflowOperation<typeof order>(WORKFLOW.order, {
        workflowId: orderWorkflowId(orderId),
        workflowIdConflictPolicy: 'FAIL',
        taskQueue: ORDER_TASK_QUEUE,
        args: [input],
      });
      await client.executeUpdateWithStart<typeof order, Order, []>(MESSAGE.order.opened, {
        startWorkflowOperation,
        args: [],
      });
      held();
      const handle = client.getHandle<typeof order>(orderWorkflowId(orderId));
      const end = handle.result();
      await handle.executeUpdate<Order, [string]>(MESSAGE.order.submitPayment, { args: [PAYMENT_CODE] });
      return { orderId, status: (await end).status };
    },
    close: () => connection.close(),
  };
}
