import { orderWorkflowId, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { Connection, WorkflowClient } from '@temporalio/client';
import { tsToMs } from '@temporalio/common/lib/time.js';
import { median } from '../report/statistics.ts';
import { BLOCK_ID } from './flights.ts';
import type { PathStep, TemporalWork } from './results.ts';

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
  readonly path: readonly PathStep[];
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
      path: medianPath(orders.map(({ path }) => path)),
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

/** The median time of each event, where all have the same events. */
function medianPath(paths: readonly (readonly PathStep[])[]): PathStep[] {
  const [first = []] = paths;
  const namesOf = (path: readonly PathStep[]) => path.map(({ event }) => event).join();
  if (paths.some((path) => namesOf(path) !== namesOf(first))) return [];
  return first.map(({ event }, index) => ({ event, atMs: median(paths.map((path) => path[index]?.atMs ?? 0)) }));
}

/** Of the last run of a workflow: no seat block here is asked so often that it continues as new. */
async function historyOf(client: WorkflowClient, workflowId: string): Promise<History> {
  const handle = client.getHandle(workflowId);
  const [{ events }, { raw }] = await Promise.all([handle.fetchHistory(), handle.describe()]);
  const all = events ?? [];
  const startedAt = tsToMs(all[0]?.eventTime);
  return {
    events: all.length,
    workflowTasks: all.filter((event) => event.workflowTaskCompletedEventAttributes).length,
    updates: all.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length,
    stateTransitions: Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0),
    path: all.map((event) => ({ event: nameOf(event), atMs: tsToMs(event.eventTime) - startedAt })),
  };
}

const ATTRIBUTES = 'EventAttributes';

/** An event's type, by the attributes that it alone has: `workflowTaskCompleted`. */
function nameOf(event: object): string {
  const attributes = Object.entries(event).find(([key, value]) => key.endsWith(ATTRIBUTES) && value !== null);
  return attributes?.[0].slice(0, -ATTRIBUTES.length) ?? '';
}
