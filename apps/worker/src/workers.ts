import { ORDER_TASK_QUEUE, SEAT_TASK_QUEUE } from '@jumpseat/booking/contracts';
import { NativeConnection, type NativeConnectionOptions, Worker, type WorkflowBundle } from '@temporalio/worker';
import type { createActivities } from './activities/index.ts';

/** The task queues of workers. Tests use their own. */
export interface TaskQueues {
  readonly order: string;
  readonly seat: string;
}

export const TASK_QUEUES: TaskQueues = { order: ORDER_TASK_QUEUE, seat: SEAT_TASK_QUEUE };

/**
 * Connects workers to Temporal. Without compression: messages are small, and compressing costs more than sending them.
 */
export function connectWorkers(options: NativeConnectionOptions): Promise<NativeConnection> {
  return NativeConnection.connect({ ...options, grpcCompression: { codec: 'none' } });
}

/** Creates the workers of one process: one for orders, one for seat blocks. */
export async function createWorkers(options: {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: WorkflowBundle | { codePath: string };
  activities: ReturnType<typeof createActivities>;
  taskQueues?: TaskQueues;
}): Promise<Worker[]> {
  const { taskQueues = TASK_QUEUES, ...rest } = options;
  const shared = {
    ...rest,
    // How soon another worker takes over the workflows of a dead one. The default is 10 s.
    stickyQueueScheduleToStartTimeout: '1s',
    // Four of ten pollers take workflows that no worker has cached: one per partition of a default server. A task in a
    // partition without a poller can wait two seconds.
    nonStickyToStickyPollRatio: 0.4,
    // A stopping worker hands over soon. Another worker repeats unfinished activities; a payment keeps its idempotency
    // key.
    shutdownGraceTime: '2s',
    shutdownForceTime: '4s',
  } as const;
  return Promise.all([
    Worker.create({ ...shared, taskQueue: taskQueues.order, identity: `order-worker@${process.pid}` }),
    Worker.create({ ...shared, taskQueue: taskQueues.seat, identity: `seat-worker@${process.pid}` }),
  ]);
}
