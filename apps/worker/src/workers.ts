import { MAIL_TASK_QUEUE, type MailActivities, ORDER_TASK_QUEUE, SEAT_TASK_QUEUE } from '@jumpseat/booking/contracts';
import { NativeConnection, type NativeConnectionOptions, Worker, type WorkflowBundle } from '@temporalio/worker';
import type { createActivities } from './activities/index.ts';

/** The task queues of orders and seat blocks. Tests use their own. */
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

interface WorkerBasis {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly workflowBundle: WorkflowBundle | { codePath: string };
}

/** How workers hand over to each other. */
const HANDOVER = {
  // How soon another worker takes over the workflows of a dead one. The default is 10 s.
  stickyQueueScheduleToStartTimeout: '1s',
  // A stopping worker hands over soon. Another worker repeats unfinished activities; a payment keeps its idempotency
  // key, and a mail its Message-ID.
  shutdownGraceTime: '2s',
  shutdownForceTime: '4s',
} as const;

/** Creates the workers of one process for orders and seat blocks. */
export async function createWorkers(
  options: WorkerBasis & { activities: ReturnType<typeof createActivities>; taskQueues?: TaskQueues },
): Promise<Worker[]> {
  const { taskQueues = TASK_QUEUES, ...rest } = options;
  const shared = {
    ...rest,
    ...HANDOVER,
    // Four of ten pollers take workflows that no worker has cached: one per partition of a default server. A task in a
    // partition without a poller can wait two seconds.
    nonStickyToStickyPollRatio: 0.4,
  };
  return Promise.all([
    Worker.create({ ...shared, taskQueue: taskQueues.order, identity: `order-worker@${process.pid}` }),
    Worker.create({ ...shared, taskQueue: taskQueues.seat, identity: `seat-worker@${process.pid}` }),
  ]);
}

/**
 * Creates the worker of one process for mail. It has its own task queue and its own places for activities, so that a
 * mail server that doesn't answer keeps no order waiting.
 */
export function createMailWorker(
  options: WorkerBasis & { activities: MailActivities; taskQueue?: string },
): Promise<Worker> {
  const { taskQueue = MAIL_TASK_QUEUE, ...rest } = options;
  return Worker.create({
    ...rest,
    ...HANDOVER,
    taskQueue,
    identity: `mail-worker@${process.pid}`,
    // Each has a connection to the mail server, which usually allows few.
    maxConcurrentActivityTaskExecutions: 10,
    // A mail that waits for its next try is quickly replayed. After an outage there may be thousands.
    maxCachedWorkflows: 50,
  });
}
