import { createCaretakerStore } from '@jumpseat/db';
import type { WorkflowHandle } from '@temporalio/client';
import type { WorkerDeploymentVersion } from '@temporalio/common';
import { restartRun } from '../../src/caretaker/restart-workflow.ts';
import { AbandonedWorkflows } from '../../src/deployment/abandoned-workflows.ts';
import { BuildRegistration } from '../../src/deployment/build-registration.ts';
import { PinnedWorkflows } from '../../src/deployment/pinned-workflows.ts';
import { Rollout } from '../../src/deployment/rollout.ts';
import { WorkerDeployment } from '../../src/deployment/worker-deployment.ts';
import type { Stack } from './stack.ts';

/** The build on which a workflow had its last task; undefined if its worker had no version. */
export async function buildOf(handle: Pick<WorkflowHandle, 'describe'>): Promise<string | undefined> {
  const { raw } = await handle.describe();
  return raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion?.buildId ?? undefined;
}

/** What reads and changes the builds that take the orders of a stack. */
function buildsOf({ client, taskQueues }: Stack, name: string) {
  const { namespace } = client.options;
  const service = client.connection.workflowService;
  return {
    deployment: new WorkerDeployment(service, { namespace, name }),
    pinned: new PinnedWorkflows(client, name),
    service,
    namespace,
    taskQueues: [taskQueues.order, taskQueues.seat],
  };
}

export function rolloutOf(stack: Stack, name: string): Rollout {
  const { client, database, projection, orderWorkflows: orders, blocks } = stack;
  const restartDeps = { client, store: createCaretakerStore(database), projection, orders, blocks };
  return new Rollout({
    ...buildsOf(stack, name),
    restart: (run) => restartRun(run, restartDeps),
  });
}

/** @param withoutWorkersMs how long every search must have found no worker of a build. @default as in production */
export function abandonedOf(stack: Stack, name: string, withoutWorkersMs?: number): AbandonedWorkflows {
  return new AbandonedWorkflows({
    ...buildsOf(stack, name),
    ...(withoutWorkersMs !== undefined && { withoutWorkersMs }),
  });
}

/** Waits until a build is registered, as a worker does before it says that it is ready. */
export async function waitForRegistration(
  stack: Stack,
  { deploymentName, buildId }: WorkerDeploymentVersion,
): Promise<void> {
  const { deployment, taskQueues } = buildsOf(stack, deploymentName);
  const warn = (about: object) => {
    throw new Error(`build ${buildId} was not registered: ${JSON.stringify(about)}`);
  };
  const logger = { info: () => undefined, warn } as never;
  const registration = new BuildRegistration({
    deployment,
    build: buildId,
    taskQueues,
    currentBuildCheck: { check: async () => undefined },
    logger,
  });
  await registration.run(() => registration.close());
}
