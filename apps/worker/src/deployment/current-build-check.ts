import type { Logger } from 'pino';
import type { WorkerMetrics } from '../metrics/metrics.ts';
import { BuildsWithoutWorkers, WITHOUT_WORKERS_MS } from './builds-without-workers.ts';
import { nameOf } from './choose-build.ts';
import type { DeploymentState } from './deployment-state.ts';
import { readPollingWorkers } from './polling-workers.ts';
import type { WorkflowService } from './workflow-service.ts';

/** The interval between two checks, in milliseconds. */
const EVERY_MS = 60_000;

interface CheckDeps {
  readonly service: Pick<WorkflowService, 'describeTaskQueue'>;
  readonly namespace: string;
  readonly deployment: string;
  /** The build of this process. */
  readonly build: string;
  /** The task queues of this process. */
  readonly taskQueues: readonly string[];
  readonly logger: Pick<Logger, 'error'>;
  readonly metrics?: Pick<WorkerMetrics, 'deploymentWithoutWorkers'> | undefined;
}

/**
 * Says when the current build has no worker while this one could take its place: all orders wait then. It changes
 * nothing. The current build may be known to be good and this one not, so people choose.
 */
export class CurrentBuildCheck {
  readonly #deps: CheckDeps;
  readonly #buildsWithoutWorkers = new BuildsWithoutWorkers<string | null>(WITHOUT_WORKERS_MS);
  #nextMs = 0;

  constructor(deps: CheckDeps) {
    this.#deps = deps;
  }

  /** Checks once a minute, at `now` (epoch milliseconds). Other calls do nothing. */
  async check({ current }: Pick<DeploymentState, 'current'>, now: number): Promise<void> {
    if (now < this.#nextMs) return;
    this.#nextMs = now + EVERY_MS;
    const { deployment, build, logger, metrics } = this.#deps;
    const isWithout =
      this.#buildsWithoutWorkers.note((await this.#isMissing(current)) ? [current] : [], now).length > 0;
    metrics?.deploymentWithoutWorkers.set(isWithout ? 1 : 0);
    if (!isWithout) return;
    logger.error(
      { deployment, current, build },
      `${nameOf(current)} gets all new orders, but none of its workers polls, so they wait. Start one, or give them to this build: npm run rollout -- promote --build ${build}`,
    );
  }

  /** Whether the current build polls no task queue, and this one polls all. */
  async #isMissing(current: string | null): Promise<boolean> {
    const { service, namespace, deployment, build, taskQueues } = this.#deps;
    if (current === build) return false;
    const workers = await readPollingWorkers(service, { namespace, deployment, taskQueues });
    return (
      taskQueues.every((name) => workers.count(current, name) === 0) &&
      taskQueues.every((name) => workers.count(build, name) > 0)
    );
  }
}
