import type { Connection } from '@temporalio/client';

/** Temporal's service, of a client or of a worker. The SDK's client has no calls of its own for deployments. */
export type WorkflowService = Pick<
  Connection['workflowService'],
  | 'describeWorkerDeployment'
  | 'describeWorkerDeploymentVersion'
  | 'setWorkerDeploymentCurrentVersion'
  | 'setWorkerDeploymentRampingVersion'
  | 'deleteWorkerDeploymentVersion'
  | 'describeTaskQueue'
>;
