import { randomUUID } from 'node:crypto';
import { MESSAGE, ORDER_TASK_QUEUE, type OrderInput, orderWorkflowId, WORKFLOW } from '@jumpseat/booking/contracts';
import type { order } from '@jumpseat/booking/workflows';
import { DEFAULT_POLICY, type Order } from '@jumpseat/domain';
import { Connection, WithStartWorkflowOperation, WorkflowClient } from '@temporalio/client';
import { type Booker, PAYMENT_CODE } from './booker.ts';

/** Starts the order workflow as the API does. The floor has no Postgres, so an update says that the seats are held. */
export async function sdkBooker(address: string): Promise<Booker> {
  const connection = await Connection.connect({ address });
  const client = new WorkflowClient({ connection });
  return {
    async book(flight, seats, onHeld) {
      const orderId = randomUUID();
      const input: OrderInput = { orderId, flight, userId: 'bench', guestId: null, seats, policy: DEFAULT_POLICY };
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
      onHeld();
      const handle = client.getHandle<typeof order>(orderWorkflowId(orderId));
      const end = handle.result();
      await handle.executeUpdate<Order, [string]>(MESSAGE.order.submitPayment, { args: [PAYMENT_CODE] });
      return { orderId, status: (await end).status };
    },
    close: () => connection.close(),
  };
}
