import { nameOf, newestOf, previousOf, requireBuild, requireBuildOrUnversioned } from './choose-build.ts';
import type { DeploymentState } from './deployment-state.ts';
import type { PinnedWorkflows, WorkflowRun } from './pinned-workflows.ts';
import { type PollingWorkers, readPollingWorkers } from './polling-workers.ts';
import { removeBuild } from './remove-build.ts';
import type { RolloutCommand } from './rollout-command.ts';
import { RolloutRefusedError } from './rollout-refused-error.ts';
import { type RolloutStatus, shareOf } from './rollout-status.ts';
import type { WorkerDeployment } from './worker-deployment.ts';
import type { WorkflowService } from './workflow-service.ts';

export interface RolloutDeps {
  readonly deployment: WorkerDeployment;
  readonly pinned: PinnedWorkflows;
  readonly service: Pick<WorkflowService, 'describeTaskQueue'>;
  readonly namespace: string;
  /** The task queues that every build polls. */
  readonly taskQueues: readonly string[];
  /** Starts the workflow of a run again from Postgres, on the current build, unless that run has ended. */
  readonly restart: (run: WorkflowRun) => Promise<unknown>;
}

type Command<Type> = Extract<RolloutCommand, { type: Type }>;

/**
 * Changes which build of the workers gets new orders. Each call returns what was done, or throws `RolloutRefusedError`.
 */
export class Rollout {
  readonly #deps: RolloutDeps;

  constructor(deps: RolloutDeps) {
    this.#deps = deps;
  }

  async status(): Promise<RolloutStatus> {
    const { deployment, pinned, taskQueues } = this.#deps;
    const [state, workers] = await Promise.all([this.#read(), this.#workers()]);
    const most = (build: string | null) => Math.max(...taskQueues.map((name) => workers.count(build, name)));
    const builds = state.builds.map(async ({ id, state: its }) => ({
      build: id,
      state: its,
      share: shareOf(id, state),
      running: await pinned.count(id),
      workers: most(id),
    }));
    return {
      deployment: deployment.name,
      builds: await Promise.all(builds),
      unversioned: { workers: most(null), share: shareOf(null, state) },
    };
  }

  async ramp({ percentage, build: given, force }: Command<'ramp'>): Promise<string> {
    const state = await this.#read();
    const build = given === undefined ? newestOf(state) : requireBuild(given, state);
    if (build === state.current) {
      const what = given === undefined ? 'the newest build, and current' : 'current';
      throw new RolloutRefusedError(
        `${build} is ${what}, so it already gets all other new orders. Start workers of a newer build first.`,
      );
    }
    if (!force) await this.#requireWorkers(build);
    requireUnchanged(await this.#deps.deployment.setRamp(build, percentage, state, { force }));
    return `${build} gets ${percentage} % of the new orders, ${nameOf(state.current)} the rest.`;
  }

  async promote({ build: given, force }: Command<'promote'>): Promise<string> {
    const state = await this.#read();
    const build =
      given === undefined ? (state.ramp?.build ?? newestOf(state)) : requireBuildOrUnversioned(given, state);
    if (build === state.current) {
      throw new RolloutRefusedError(
        `${nameOf(build)} is current already. Start workers of another build, or name one by --build.`,
      );
    }
    return this.#makeCurrent(build, state, force);
  }

  async rollback({ build: given, force }: Command<'rollback'>): Promise<string> {
    const state = await this.#read();
    const { current, ramp } = state;
    if (given === undefined && ramp) {
      requireUnchanged(await this.#deps.deployment.setRamp(null, 0, state));
      return `The ramp of ${ramp.build} has ended: ${nameOf(current)} gets all new orders. What began on ${ramp.build} ends there, so keep its workers.`;
    }
    const build = given === undefined ? previousOf(state) : requireBuild(given, state);
    if (build === current) throw new RolloutRefusedError(`${build} is current already. Name another build.`);
    return this.#makeCurrent(build, state, force);
  }

  async remove({ build, force }: Command<'remove'>): Promise<string> {
    const state = await this.#read();
    return removeBuild(requireBuild(build, state), { ...this.#deps, state, force });
  }

  async #makeCurrent(build: string | null, state: DeploymentState, force: boolean): Promise<string> {
    const { deployment } = this.#deps;
    if (!force) await this.#requireWorkers(build);
    requireUnchanged(await deployment.setCurrent(build, state, { force }));
    const after = await this.#read();
    // A ramp of a third build would go on beside the new one.
    if (after.ramp) requireUnchanged(await deployment.setRamp(null, 0, after));
    const keep = state.current === null ? '' : ` What began on ${state.current} ends there, so keep its workers.`;
    return `${nameOf(build)} gets all new orders.${keep}`;
  }

  async #read(): Promise<DeploymentState> {
    const { deployment } = this.#deps;
    const state = await deployment.read();
    if (state) return state;
    const { name } = deployment;
    throw new RolloutRefusedError(
      `Temporal knows no deployment ${name}. Start workers with WORKER_DEPLOYMENT=${name} first.`,
    );
  }

  #workers(): Promise<PollingWorkers> {
    const { service, namespace, deployment, taskQueues } = this.#deps;
    return readPollingWorkers(service, { namespace, deployment: deployment.name, taskQueues });
  }

  async #requireWorkers(build: string | null): Promise<void> {
    const workers = await this.#workers();
    const missing = this.#deps.taskQueues.filter((name) => workers.count(build, name) === 0);
    if (missing.length === 0) return;
    const queues = missing.length === this.#deps.taskQueues.length ? '' : ` of ${missing.join(' and ')}`;
    const whose = build === null ? 'without a version' : `of ${build}`;
    throw new RolloutRefusedError(
      `No worker ${whose} takes tasks${queues}, so orders would wait. Start one, or add --force.`,
    );
  }
}

function requireUnchanged(wasDone: boolean): void {
  if (!wasDone)
    throw new RolloutRefusedError('Someone else has changed the deployment just now. Look at its status, and repeat.');
}
