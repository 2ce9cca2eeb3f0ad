import { isGrpcServiceError } from '@temporalio/client';
import { type Build, type DeploymentState, stateOf, type VersionQueue } from './deployment-state.ts';
import type { WorkflowService } from './workflow-service.ts';

/** The values of gRPC's status codes. */
const NOT_FOUND = 5;
const FAILED_PRECONDITION = 9;
/** The server says no more than this in words. */
const CONFLICT = 'conflict token mismatch';

/** A worker deployment in Temporal: the builds of our workers, and which of them gets new workflows. */
export class WorkerDeployment {
  readonly name: string;
  readonly #service: WorkflowService;
  readonly #namespace: string;

  constructor(service: WorkflowService, { namespace, name }: { namespace: string; name: string }) {
    this.#service = service;
    this.#namespace = namespace;
    this.name = name;
  }

  /** Reads the deployment. Null if no worker has ever polled under its name. */
  async read(): Promise<DeploymentState | null> {
    const response = await nullIfNotFound(this.#service.describeWorkerDeployment(this.#deployment()));
    return response && stateOf(response);
  }

  /** The task queues that workers of a build have polled. Empty if there is no such build. */
  async queuesOf(build: Build['id']): Promise<readonly VersionQueue[]> {
    const deploymentVersion = { deploymentName: this.name, buildId: build };
    const request = { namespace: this.#namespace, deploymentVersion };
    const response = await nullIfNotFound(this.#service.describeWorkerDeploymentVersion(request));
    return (response?.versionTaskQueues ?? []).map(({ name, type }) => ({ name: name ?? '', type: Number(type) }));
  }

  /**
   * Gives a build all new workflows, and ends its ramp. Null stands for workers without a version. Returns whether it
   * did: not if the deployment has changed since `state` was read.
   *
   * @param force also if the build lacks a task queue of the current one, or workers
   */
  setCurrent(build: Build['id'] | null, state: DeploymentState, { force = false } = {}): Promise<boolean> {
    return falseIfChanged(
      this.#service.setWorkerDeploymentCurrentVersion({
        ...this.#change(state, force),
        buildId: build ?? '',
      }),
    );
  }

  /** Gives a build a share of the new workflows; null ends the ramp. Returns whether it did, as `setCurrent` does. */
  setRamp(build: Build['id'] | null, percentage: number, state: DeploymentState, { force = false } = {}) {
    return falseIfChanged(
      this.#service.setWorkerDeploymentRampingVersion({
        ...this.#change(state, force),
        buildId: build ?? '',
        percentage,
      }),
    );
  }

  /**
   * Forgets a build. Temporal refuses that for five minutes after its workers have stopped, and while it is draining.
   *
   * @param force also while it is draining, which Temporal notices minutes late
   */
  async forget(build: Build['id'], { force = false } = {}): Promise<void> {
    await this.#service.deleteWorkerDeploymentVersion({
      namespace: this.#namespace,
      deploymentVersion: { deploymentName: this.name, buildId: build },
      skipDrainage: force,
    });
  }

  #deployment() {
    return { namespace: this.#namespace, deploymentName: this.name };
  }

  #change({ token }: DeploymentState, force: boolean) {
    return { ...this.#deployment(), conflictToken: token, ignoreMissingTaskQueues: force, allowNoPollers: force };
  }
}

async function nullIfNotFound<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request;
  } catch (error) {
    if (isGrpcServiceError(error) && Number(error.code) === NOT_FOUND) return null;
    throw error;
  }
}

async function falseIfChanged(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    const isConflict = isGrpcServiceError(error) && Number(error.code) === FAILED_PRECONDITION;
    // A worker's connection has the words in the message, a client's in the details.
    if (isConflict && `${error.details} ${error.message}`.includes(CONFLICT)) return false;
    throw error;
  }
}
