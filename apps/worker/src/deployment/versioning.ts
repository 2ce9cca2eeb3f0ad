import type { WorkflowClient } from '@temporalio/client';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import type { Logger } from 'pino';
import { AbandonedWorkflows } from './abandoned-workflows.ts';
import { DeploymentMember } from './deployment-member.ts';
import { PinnedWorkflows } from './pinned-workflows.ts';
import { WorkerDeployment } from './worker-deployment.ts';
import type { WorkflowService } from './workflow-service.ts';

interface VersioningDeps {
  readonly version: WorkerDeploymentVersion;
  readonly client: WorkflowClient;
  readonly service: WorkflowService;
  /** The task queues of this process. */
  readonly taskQueues: readonly string[];
  readonly logger: Pick<Logger, 'warn' | 'info'>;
}

/** What a process needs besides its workers if they have a version. */
export function createVersioning({ version, client, service, taskQueues, logger }: VersioningDeps) {
  const { namespace } = client.options;
  const deployment = new WorkerDeployment(service, { namespace, name: version.deploymentName });
  const pinned = new PinnedWorkflows(client, deployment.name);
  return {
    member: new DeploymentMember({ deployment, build: version.buildId, taskQueues, logger }),
    abandoned: new AbandonedWorkflows({ deployment, pinned, service, namespace, taskQueues }),
  };
}
