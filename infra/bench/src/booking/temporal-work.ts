import { orderWorkflowId, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { Connection, WorkflowClient } from '@temporalio/client';
import { median } from '../shared/groups.ts';
import type { Measurement, Server } from '../shared/results.ts';
import { BLOCK_ID } from './flights.ts';
import type { Booked } from './passengers-main.ts';

/** Returns what Temporal did for a booking: the median of some orders, and a share of the seat blocks. */
export async function temporalWork(
  address: string,
  { confirmed, flightIds, orderIds }: Booked,
  server: Server,
): Promise<Measurement['facts']> {
  const connection = await Connection.connect({ address });
  const client = new WorkflowClient({ connection });
  const describe = async (workflowId: string) => {
    const { historyLength, raw } = await client.getHandle(workflowId).describe();
    return { events: historyLength, transitions: Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0) };
  };
  try {
    const orders = await Promise.all(orderIds.map((id) => describe(orderWorkflowId(id))));
    const work = {
      'order events': median(orders.map(({ events }) => events)),
      'order transitions': median(orders.map(({ transitions }) => transitions)),
    };
    if (server === 'floor') return work;
    const blocks = await Promise.all(flightIds.map((id) => describe(seatBlockWorkflowId(id, BLOCK_ID))));
    return {
      ...work,
      'block events': blocks.reduce((sum, { events }) => sum + events, 0) / confirmed,
      'block transitions': blocks.reduce((sum, { transitions }) => sum + transitions, 0) / confirmed,
    };
  } finally {
    await connection.close();
  }
}
