import { ORDER_TASK_QUEUE } from '@jumpseat/booking/contracts';
import type { Connection } from '@temporalio/client';
import { recentPollers } from './temporal-facts.ts';

/** A build of the workers. */
export interface BuildFacts {
  readonly build: string;
  /** Its share of the new orders, in percent. */
  readonly share: number;
  /** The running workflows that can end only on it. */
  readonly running: number;
  /** The processes that have asked for its orders lately. */
  readonly workers: number;
}

/** The value of Temporal's TaskQueueType. */
const WORKFLOWS = 1;
/** The value of gRPC's status code. */
const NOT_FOUND = 5;

/** Reads the builds of a worker deployment. Null if Temporal doesn't know it. */
export async function readBuilds(
  { workflowService }: Connection,
  namespace: string,
  deploymentName: string,
): Promise<BuildFacts[] | null> {
  const described = await workflowService
    .describeWorkerDeployment({ namespace, deploymentName })
    .catch((error: { code?: unknown }) => {
      if (error.code === NOT_FOUND) return null;
      throw error;
    });
  if (!described) return null;
  const { versionSummaries, routingConfig } = described.workerDeploymentInfo ?? {};
  const current = routingConfig?.currentDeploymentVersion?.buildId;
  const ramping = routingConfig?.rampingDeploymentVersion?.buildId;
  const percentage = routingConfig?.rampingVersionPercentage ?? 0;
  const { pollers } = await workflowService.describeTaskQueue({
    namespace,
    taskQueue: { name: ORDER_TASK_QUEUE },
    taskQueueType: WORKFLOWS,
  });
  const recent = recentPollers(pollers).filter(({ deploymentOptions: its }) => its?.deploymentName === deploymentName);
  return Promise.all(
    (versionSummaries ?? []).map(async ({ deploymentVersion }) => {
      const build = deploymentVersion?.buildId ?? '';
      const query = `TemporalWorkerDeploymentVersion = '${deploymentName}:${build}' AND TemporalWorkflowVersioningBehavior = 'Pinned' AND ExecutionStatus = 'Running'`;
      const { count } = await workflowService.countWorkflowExecutions({ namespace, query });
      return {
        build,
        share: build === ramping ? percentage : build === current ? 100 - percentage : 0,
        running: Number(count ?? 0),
        workers: recent.filter(({ deploymentOptions: its }) => its?.buildId === build).length,
      };
    }),
  );
}
