import { BuildsWithoutWorkers, WITHOUT_WORKERS_MS } from './builds-without-workers.ts';
import type { PinnedWorkflows, WorkflowRun } from './pinned-workflows.ts';
import { readPollingWorkers } from './polling-workers.ts';
import type { WorkerDeployment } from './worker-deployment.ts';
import type { WorkflowService } from './workflow-service.ts';

/** The interval between two searches, in milliseconds. */
const EVERY_MS = 60_000;
/** The most workflows per search. If there are more, the next one follows at once. */
const MAX_PER_SEARCH = 100;

interface AbandonedDeps {
  readonly deployment: Pick<WorkerDeployment, 'name' | 'read'>;
  readonly pinned: Pick<PinnedWorkflows, 'ids'>;
  readonly service: Pick<WorkflowService, 'describeTaskQueue'>;
  readonly namespace: string;
  readonly taskQueues: readonly string[];
  /**
   * How long every search must have found no worker of a build, in milliseconds. With 0, workers that have just stopped
   * count as gone, and also those that are waiting for tasks.
   *
   * @default five minutes
   */
  readonly withoutWorkersMs?: number;
}

/**
 * Finds orders, mails and resets that can't go on, because the workers of their build were taken away too early. A build
 * that gets new orders is never meant: its workers may just not have started yet.
 */
export class AbandonedWorkflows {
  readonly #deps: AbandonedDeps;
  readonly #buildsWithoutWorkers: BuildsWithoutWorkers<string>;
  #nextMs = 0;

  constructor(deps: AbandonedDeps) {
    this.#deps = deps;
    this.#buildsWithoutWorkers = new BuildsWithoutWorkers(deps.withoutWorkersMs ?? WITHOUT_WORKERS_MS);
  }

  /**
   * Returns up to 100 of the workflows, at `now` (epoch milliseconds). Searches once a minute, and else returns none. A
   * search that found 100 is followed by the next call's.
   */
  async find(now: number): Promise<WorkflowRun[]> {
    if (now < this.#nextMs) return [];
    this.#nextMs = now + EVERY_MS;
    const runs: WorkflowRun[] = [];
    for (const build of this.#buildsWithoutWorkers.note(await this.#withoutWorkers(), now)) {
      runs.push(...(await this.#deps.pinned.ids(build, MAX_PER_SEARCH - runs.length)));
    }
    if (runs.length === MAX_PER_SEARCH) this.#nextMs = now;
    return runs;
  }

  /** The draining builds of which no worker polls. */
  async #withoutWorkers(): Promise<string[]> {
    const { deployment, service, namespace, taskQueues, withoutWorkersMs } = this.#deps;
    const state = await deployment.read();
    const draining = state?.builds.filter((build) => build.state === 'DRAINING') ?? [];
    if (draining.length === 0) return [];
    const from = { namespace, deployment: deployment.name, taskQueues, ...(withoutWorkersMs === 0 && { withinMs: 0 }) };
    const workers = await readPollingWorkers(service, from);
    return draining.map(({ id }) => id).filter((id) => taskQueues.every((name) => workers.count(id, name) === 0));
  }
}
