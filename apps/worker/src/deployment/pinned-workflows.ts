import type { WorkflowClient } from '@temporalio/client';

/** One run of a workflow. Its successor has the same workflow id and another run id. */
export interface WorkflowRun {
  readonly workflowId: string;
  readonly runId: string;
}

/**
 * The running workflows that can end only on one build: orders, mails and resets. Seat blocks are not among them,
 * because they move to the current build.
 */
export class PinnedWorkflows {
  readonly #client: WorkflowClient;
  readonly #deployment: string;

  constructor(client: WorkflowClient, deployment: string) {
    this.#client = client;
    this.#deployment = deployment;
  }

  async count(build: string): Promise<number> {
    return (await this.#client.count(this.#query(build))).count;
  }

  /** @param most of how many workflows at most. @default all */
  async ids(build: string, most = Number.POSITIVE_INFINITY): Promise<WorkflowRun[]> {
    const runs: WorkflowRun[] = [];
    if (most <= 0) return runs;
    for await (const { workflowId, runId } of this.#client.list({ query: this.#query(build) })) {
      runs.push({ workflowId, runId });
      if (runs.length >= most) break;
    }
    return runs;
  }

  #query(build: string): string {
    return [
      `TemporalWorkerDeploymentVersion = '${this.#deployment}:${build}'`,
      `TemporalWorkflowVersioningBehavior = 'Pinned'`,
      `ExecutionStatus = 'Running'`,
    ].join(' AND ');
  }
}
