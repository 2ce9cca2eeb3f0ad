import { randomBytes } from 'node:crypto';
import {
  HOUSEKEEPING_TASK_QUEUE,
  type HousekeepingActivities,
  MAIL_TASK_QUEUE,
  type MailActivities,
} from '@jumpseat/booking/contracts';
import type { Tracing } from '@jumpseat/tracing';
import type { VersioningBehavior, WorkerDeploymentVersion } from '@temporalio/common';
import {
  NativeConnection,
  type NativeConnectionOptions,
  Worker,
  type WorkerOptions,
  type WorkflowBundle,
} from '@temporalio/worker';
import type { createActivities } from './activities/index.ts';
import { TASK_QUEUES, type TaskQueues } from './task-queues.ts';

/**
 * Connects workers to Temporal. Without compression: messages are small, and compressing costs more than sending them.
 */
export function connectWorkers(options: NativeConnectionOptions): Promise<NativeConnection> {
  return NativeConnection.connect({ ...options, grpcCompression: { codec: 'none' } });
}

interface WorkerDeps {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly workflowBundle: WorkflowBundle | { codePath: string };
  /** Left out: the worker has no version. */
  readonly version?: WorkerDeploymentVersion | undefined;
  /** Left out, activities are not traced. */
  readonly tracing?: Tracing | undefined;
}

/**
 * @param behavior PINNED: a workflow ends on the build that began it. AUTO_UPGRADE: it moves to the current build with
 * its next task.
 */
function versioned(
  version: WorkerDeploymentVersion | undefined,
  behavior: VersioningBehavior,
): Pick<WorkerOptions, 'workerDeploymentOptions'> {
  if (version === undefined) return {};
  return { workerDeploymentOptions: { version, useWorkerVersioning: true, defaultVersioningBehavior: behavior } };
}

/** This process, in Temporal's lists. Processes of several containers have the same pid, so it alone says too little. */
const PROCESS = `${process.pid}-${randomBytes(2).toString('hex')}`;

/** How workers hand over to each other. */
const SHUTDOWN_OPTIONS = {
  // How soon another worker takes over the workflows of a dead one. The default is 10 s.
  stickyQueueScheduleToStartTimeout: '1s',
  // A stopping worker hands over soon. Another worker repeats unfinished activities; a payment keeps its idempotency
  // key, and a mail its Message-ID.
  shutdownGraceTime: '2s',
  shutdownForceTime: '4s',
} as const;

/** Creates the workers of one process for orders and seat blocks. */
export async function createWorkers(
  options: WorkerDeps & { activities: ReturnType<typeof createActivities>; taskQueues?: TaskQueues },
): Promise<Worker[]> {
  const { taskQueues = TASK_QUEUES, version, tracing, ...rest } = options;
  const shared = {
    ...rest,
    ...SHUTDOWN_OPTIONS,
    ...(tracing && { interceptors: { activity: [tracing.activities] } }),
    // Four of ten pollers take workflows that no worker has cached: one per partition of a default server. A task in a
    // partition without a poller can wait two seconds.
    nonStickyToStickyPollRatio: 0.4,
  };
  return Promise.all([
    Worker.create({
      ...shared,
      ...versioned(version, 'PINNED'),
      taskQueue: taskQueues.order,
      identity: `order-worker@${PROCESS}`,
    }),
    Worker.create({
      ...shared,
      // A seat block lives until its flight departs, which no build should have to wait for.
      ...versioned(version, 'AUTO_UPGRADE'),
      taskQueue: taskQueues.seat,
      identity: `seat-worker@${PROCESS}`,
    }),
  ]);
}

/**
 * Creates the worker of one process for mail. It has its own task queue and its own places for activities, so that a
 * mail server that doesn't answer keeps no order waiting.
 */
export function createMailWorker(
  options: Omit<WorkerDeps, 'tracing'> & { activities: MailActivities; taskQueue?: string },
): Promise<Worker> {
  const { taskQueue = MAIL_TASK_QUEUE, version, ...rest } = options;
  return Worker.create({
    ...rest,
    ...SHUTDOWN_OPTIONS,
    ...versioned(version, 'PINNED'),
    taskQueue,
    identity: `mail-worker@${PROCESS}`,
    // Each has a connection to the mail server, which usually allows few.
    maxConcurrentActivityTaskExecutions: 10,
    // A mail that waits for its next try is quickly replayed. After an outage there may be thousands.
    maxCachedWorkflows: 50,
  });
}

/**
 * Creates the worker of one process for housekeeping. It has its own task queue, so that workers of an earlier release
 * never get its workflow. It does one step at a time, and has no version: a run takes minutes and can be repeated.
 */
export function createHousekeepingWorker(
  options: Omit<WorkerDeps, 'version' | 'tracing'> & { activities: HousekeepingActivities; taskQueue?: string },
): Promise<Worker> {
  const { taskQueue = HOUSEKEEPING_TASK_QUEUE, ...rest } = options;
  return Worker.create({
    ...rest,
    ...SHUTDOWN_OPTIONS,
    taskQueue,
    identity: `housekeeping-worker@${PROCESS}`,
    maxConcurrentActivityTaskExecutions: 1,
    maxConcurrentActivityTaskPolls: 1,
    maxConcurrentWorkflowTaskPolls: 2,
    maxCachedWorkflows: 2,
  });
}
