import type { WorkflowClient } from '@temporalio/client';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import type { Logger } from 'pino';
import type { WorkerMetrics } from '../metrics/metrics.ts';
import { AbandonedWorkflows } from './abandoned-workflows.ts';
import { BuildRegistration } from './build-registration.ts';
import { CurrentBuildCheck } from './current-build-check.ts';
import { PinnedWorkflows } from './pinned-workflows.ts';
import { WorkerDeployment } from './worker-deployment.ts';
import type { WorkflowService } from './workflow-service.ts';

interface VersioningDeps {
  readonly version: WorkerDeploymentVersion;
  readonly client: WorkflowClient;
  readonly service: WorkflowService;
  /** The task queues of this process. */
  readonly taskQueues: readonly string[];
  readonly logger: Pick<Logger, 'error' | 'warn' | 'info'>;
  readonly metrics?: Pick<WorkerMetrics, 'deploymentWithoutWorkers'> | undefined;
}

/** What a process needs besides its workers if they have a version. */
export function createVersioning({ version, client, service, taskQueues, logger, metrics }: VersioningDeps) {
  const { namespace } = client.options;
  const { deploymentName, buildId: build } = version;
  const deployment = new WorkerDeployment(service, { namespace, name: deploymentName });
  const pinned = new PinnedWorkflows(client, deploymentName);
  const currentBuildCheck = new CurrentBuildCheck({
    service,
    namespace,
    deployment: deploymentName,
    build,
    taskQueues,
    logger,
    metrics,
  });
  return {
    registration: new BuildRegistration({ deployment, build, taskQueues, currentBuildCheck, logger }),
    abandoned: new AbandonedWorkflows({ deployment, pinned, service, namespace, taskQueues }),
  };
}
