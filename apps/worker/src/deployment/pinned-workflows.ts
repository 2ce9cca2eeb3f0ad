import type { WorkflowClient } from '@temporalio/client';

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

  async ids(build: string): Promise<string[]> {
    const ids: string[] = [];
    for await (const { workflowId } of this.#client.list({ query: this.#query(build) })) ids.push(workflowId);
    return ids;
  }

  #query(build: string): string {
    return [
      `TemporalWorkerDeploymentVersion = '${this.#deployment}:${build}'`,
      `TemporalWorkflowVersioningBehavior = 'Pinned'`,
      `ExecutionStatus = 'Running'`,
    ].join(' AND ');
  }
}
