import { createRequire } from 'node:module';
import { ORDER_TASK_QUEUE, SEAT_TASK_QUEUE } from '@jumpseat/booking/contracts';
import {
  type BundleOptions,
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  type NativeConnectionOptions,
  Worker,
  type WorkflowBundle,
} from '@temporalio/worker';
import type { createActivities } from './activities/index.ts';

/** The task queues of workers. Tests use their own. */
export interface TaskQueues {
  readonly order: string;
  readonly seat: string;
}

export const TASK_QUEUES: TaskQueues = { order: ORDER_TASK_QUEUE, seat: SEAT_TASK_QUEUE };

/** Bundles the workflow code once for all workers of a process. Takes a few seconds. */
export function bundleWorkflows(): Promise<WorkflowBundle> {
  const workflowsPath = createRequire(import.meta.url).resolve('@jumpseat/booking/workflows');
  return bundleWorkflowCode({
    workflowsPath,
    logger: new DefaultLogger('WARN'),
    // Evaluated once per process, not once per workflow. Neither module keeps state of a workflow.
    preloadModules: ['@temporalio/workflow', '@jumpseat/domain'],
    webpackConfigHook: compileForThisEngine,
  });
}

/**
 * The SDK compiles workflows for engines without object spread; Node has it, and is faster with it. Also keeps
 * preloaded modules without side effects, which the bundler would drop because nothing imports from them yet.
 */
const compileForThisEngine: NonNullable<BundleOptions['webpackConfigHook']> = (config) => {
  const rule = config.module?.rules?.find((each) => JSON.stringify(each).includes('swc-loader'));
  if (!rule) throw new Error("the SDK's bundler no longer uses swc-loader");
  (rule as { use: { options: { jsc: { target: string } } } }).use.options.jsc.target = 'es2022';
  config.optimization = { ...config.optimization, sideEffects: false };
  return config;
};

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
