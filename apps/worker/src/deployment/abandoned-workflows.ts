import type { PinnedWorkflows } from './pinned-workflows.ts';
import { readPollingWorkers } from './polling-workers.ts';
import type { WorkerDeployment } from './worker-deployment.ts';
import type { WorkflowService } from './workflow-service.ts';

/** The interval between two searches, in milliseconds. */
const EVERY_MS = 60_000;

interface AbandonedDeps {
  readonly deployment: Pick<WorkerDeployment, 'name' | 'read'>;
  readonly pinned: Pick<PinnedWorkflows, 'ids'>;
  readonly service: Pick<WorkflowService, 'describeTaskQueue'>;
  readonly namespace: string;
  readonly taskQueues: readonly string[];
  /**
   * How long all workers of a build must have been silent, in milliseconds.
   *
   * @default as long as Temporal remembers them, which is five minutes
   */
  readonly silentMs?: number;
}

/**
 * Finds orders, mails and resets that can't go on, because the workers of their build were taken away too early. A build
 * that gets new orders is never meant: its workers may just not have started yet.
 */
export class AbandonedWorkflows {
  readonly #deps: AbandonedDeps;
  #nextMs = 0;

  constructor(deps: AbandonedDeps) {
    this.#deps = deps;
  }

  /** Returns the ids of the workflows, at `now` (epoch milliseconds). Searches once a minute, and else returns none. */
  async find(now: number): Promise<string[]> {
    if (now < this.#nextMs) return [];
    this.#nextMs = now + EVERY_MS;
    const { deployment, pinned, service, namespace, taskQueues, silentMs = Number.POSITIVE_INFINITY } = this.#deps;
    const state = await deployment.read();
    const draining = state?.builds.filter((build) => build.state === 'DRAINING') ?? [];
    if (draining.length === 0) return [];
    const from = { namespace, deployment: deployment.name, taskQueues, withinMs: silentMs };
    const workers = await readPollingWorkers(service, from);
    const gone = draining.filter(({ id }) => taskQueues.every((name) => workers.count(id, name) === 0));
    return (await Promise.all(gone.map(({ id }) => pinned.ids(id)))).flat();
  }
}
