import { orderWorkflowId, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { Connection, WorkflowClient } from '@temporalio/client';
import { median } from '../report/statistics.ts';
import { BLOCK_ID } from './flights.ts';
import type { TemporalWork } from './results.ts';

/** What the histories of a run are told by. */
export interface Booked {
  /** All that was confirmed on these flights since Temporal was started. */
  readonly confirmed: number;
  readonly flightIds: readonly string[];
  /** Some of the orders. */
  readonly orderIds: readonly string[];
}

type History = {
  readonly events: number;
  readonly workflowTasks: number;
  readonly updates: number;
  readonly stateTransitions: number;
};

/** Reads what Temporal did for the bookings: of some orders, and of every seat block that they asked. */
export async function temporalWork(address: string, booked: Booked, hasBlocks: boolean): Promise<TemporalWork> {
  const connection = await Connection.connect({ address });
  const client = new WorkflowClient({ connection });
  try {
    const orders: History[] = [];
    for (const id of booked.orderIds) orders.push(await historyOf(client, orderWorkflowId(id)));
    const blocks: History[] = [];
    if (hasBlocks) {
      for (const id of booked.flightIds) blocks.push(await historyOf(client, seatBlockWorkflowId(id, BLOCK_ID)));
    }
    const ofOrders = (read: (history: History) => number) => median(orders.map(read));
    const ofBlocks = (read: (history: History) => number) =>
      blocks.reduce((sum, block) => sum + read(block), 0) / booked.confirmed;
    return {
      events: ofOrders(({ events }) => events),
      workflowTasks: ofOrders(({ workflowTasks }) => workflowTasks),
      stateTransitions: ofOrders(({ stateTransitions }) => stateTransitions),
      block: hasBlocks
        ? {
            updates: ofBlocks(({ updates }) => updates),
            events: ofBlocks(({ events }) => events),
            workflowTasks: ofBlocks(({ workflowTasks }) => workflowTasks),
            stateTransitions: ofBlocks(({ stateTransitions }) => stateTransitions),
          }
        : null,
    };
  } finally {
    await connection.close();
  }
}

/** Of the last run of a workflow: no seat block here is asked so often that it continues as new. */
async function historyOf(client: WorkflowClient, workflowId: string): Promise<History> {
  const handle = client.getHandle(workflowId);
  const [{ events }, { raw }] = await Promise.all([handle.fetchHistory(), handle.describe()]);
  const all = events ?? [];
  return {
    events: all.length,
    workflowTasks: all.filter((event) => event.workflowTaskCompletedEventAttributes).length,
    updates: all.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length,
    stateTransitions: Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0),
  };
}
