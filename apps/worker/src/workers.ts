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

/** The names of the task queues that workers listen on; tests use their own. */
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
    // Evaluated once, not with every workflow. Neither keeps anything of a workflow; a layout, once built, serves all of them.
    preloadModules: ['@temporalio/workflow', '@jumpseat/domain'],
    webpackConfigHook: compileForThisEngine,
  });
}

/**
 * The SDK compiles workflows for engines without object spread; ours has it, and is faster with it. And a module without side effects that is
 * preloaded must not be left out because nothing is taken from it yet.
 */
const compileForThisEngine: NonNullable<BundleOptions['webpackConfigHook']> = (config) => {
  const rule = config.module?.rules?.find((each) => JSON.stringify(each).includes('swc-loader'));
  if (!rule) throw new Error("the SDK's bundler compiles with something else than swc-loader now");
  (rule as { use: { options: { jsc: { target: string } } } }).use.options.jsc.target = 'es2022';
  config.optimization = { ...config.optimization, sideEffects: false };
  return config;
};

/** Connects workers to Temporal. Nothing is compressed: messages are small, and to compress them costs both ends more than to send them. */
export function connectWorkers(options: NativeConnectionOptions): Promise<NativeConnection> {
  return NativeConnection.connect({ ...options, grpcCompression: { codec: 'none' } });
}

/** The workers of one process: one for orders, one for seat blocks. */
export async function createWorkers(options: {
  connection: NativeConnection;
  namespace: string;
  workflowBundle: WorkflowBundle | { codePath: string };
  activities: ReturnType<typeof createActivities>;
  /** Whether Temporal's pages can show where a running workflow waits; a stack for every promise is the price. @default false */
  stackTraces?: boolean;
  taskQueues?: TaskQueues;
}): Promise<Worker[]> {
  const { taskQueues = TASK_QUEUES, stackTraces = false, ...rest } = options;
  const shared = {
    ...rest,
    workflowStackTraces: stackTraces,
    // How soon another worker takes over the workflows of one that died: the default is 10 s.
    stickyQueueScheduleToStartTimeout: '1s',
    // Of ten pollers four look for workflows that no worker has yet: one for each of the partitions that a server has by default. A task
    // in a partition without a poller can wait two seconds for one.
    nonStickyToStickyPollRatio: 0.4,
    // A worker that stops hands over soon: what it has not finished by then another repeats. A payment keeps its idempotency key.
    shutdownGraceTime: '2s',
    shutdownForceTime: '4s',
  } as const;
  return Promise.all([
    Worker.create({ ...shared, taskQueue: taskQueues.order, identity: `order-worker@${process.pid}` }),
    Worker.create({ ...shared, taskQueue: taskQueues.seat, identity: `seat-worker@${process.pid}` }),
  ]);
}
