import { tsToMs } from '@temporalio/common/lib/time.js';
import type { WorkflowService } from './workflow-service.ts';

/** A worker asks for tasks again at least this often, in milliseconds. The server remembers it for some minutes. */
export const MAX_POLL_INTERVAL_MS = 75_000;
/** The value of Temporal's TaskQueueType for workflows. */
const WORKFLOWS = 1;

/** Which workers have asked for workflow tasks lately. */
export interface PollingWorkers {
  /** How many workers of a build poll a task queue; of those without a version if it is null. */
  count(build: string | null, taskQueue: string): number;
}

interface PollerQuery {
  readonly namespace: string;
  readonly deployment: string;
  readonly taskQueues: readonly string[];
  /**
   * How long ago a worker may have asked last, in milliseconds. So workers that stopped since then may count, too.
   *
   * @default 75 seconds
   */
  readonly withinMs?: number;
}

/** Reads who polls the task queues. */
export async function readPollingWorkers(
  service: Pick<WorkflowService, 'describeTaskQueue'>,
  { namespace, deployment, taskQueues, withinMs = MAX_POLL_INTERVAL_MS }: PollerQuery,
): Promise<PollingWorkers> {
  const since = Date.now() - withinMs;
  const workers = new Map<string, Set<string>>();
  await Promise.all(
    taskQueues.map(async (name) => {
      const { pollers } = await service.describeTaskQueue({ namespace, taskQueue: { name }, taskQueueType: WORKFLOWS });
      for (const { identity, lastAccessTime, deploymentOptions: version } of pollers ?? []) {
        if (!lastAccessTime || tsToMs(lastAccessTime) < since) continue;
        const isVersioned = Number(version?.workerVersioningMode ?? 0) === VERSIONED;
        if (isVersioned && version?.deploymentName !== deployment) continue;
        const key = keyOf(isVersioned ? (version?.buildId ?? '') : null, name);
        workers.set(key, (workers.get(key) ?? new Set()).add(identity ?? ''));
      }
    }),
  );
  return { count: (build, taskQueue) => workers.get(keyOf(build, taskQueue))?.size ?? 0 };
}

/** The value of Temporal's WorkerVersioningMode for workers with a version. */
const VERSIONED = 2;

const keyOf = (build: string | null, taskQueue: string) => JSON.stringify([build, taskQueue]);
