import type { DeploymentState } from './deployment-state.ts';
import type { PinnedWorkflows, WorkflowRun } from './pinned-workflows.ts';
import { RolloutRefusedError } from './rollout-refused-error.ts';
import type { WorkerDeployment } from './worker-deployment.ts';

interface Removal {
  readonly deployment: Pick<WorkerDeployment, 'forget'>;
  readonly pinned: Pick<PinnedWorkflows, 'ids'>;
  readonly state: DeploymentState;
  /** Restarts what still runs on the build. */
  readonly force: boolean;
  /** Restarts the workflow of a run, unless that run has ended. */
  readonly restart: (run: WorkflowRun) => Promise<unknown>;
}

/**
 * Forgets a build, and returns what was done. Throws `RolloutRefusedError` while the build gets orders, or some run on
 * it.
 */
export async function removeBuild(
  build: string,
  { deployment, pinned, state, force, restart }: Removal,
): Promise<string> {
  if (build === state.current || build === state.ramp?.build) {
    throw new RolloutRefusedError(`${build} gets new orders. Promote another build, or roll back, first.`);
  }
  const running = await pinned.ids(build);
  if (running.length > 0 && !force) {
    throw new RolloutRefusedError(
      `${running.length} orders or mails still run on ${build}. Wait until status shows none. Or restart them from Postgres on the current build: npm run rollout -- remove ${build} --force`,
    );
  }
  await restartAll(running, restart);
  const restarted = running.length > 0 ? `${running.length} orders or mails were restarted from Postgres. ` : '';
  try {
    await deployment.forget(build, { force });
  } catch (error) {
    const reason = refusalToForget(error, build);
    if (reason === null) throw error;
    throw new RolloutRefusedError(`${restarted}${reason}`);
  }
  return `${restarted}${build} is forgotten.`;
}

/** Restarts every workflow, also if another one can't be restarted. */
async function restartAll(runs: readonly WorkflowRun[], restart: Removal['restart']): Promise<void> {
  const failures: string[] = [];
  for (const run of runs) {
    try {
      await restart(run);
    } catch (error) {
      failures.push(`${run.workflowId} could not be restarted: ${error instanceof Error ? error.message : error}`);
    }
  }
  if (failures.length === 0) return;
  throw new RolloutRefusedError(
    `${failures.join('\n')}\nKeep the build's workers until these have ended, or repeat this.`,
  );
}

/** Why Temporal refuses to forget a build; null if the error says something else. */
function refusalToForget(error: unknown, build: string): string | null {
  const text = error instanceof Error ? error.message : '';
  if (text.includes('active pollers')) {
    return `Nothing runs on ${build} any more. Stop its workers, and repeat this five minutes later: Temporal has seen one of them since.`;
  }
  if (text.includes('draining')) {
    return `Nothing seems to run on ${build}. Temporal makes sure of that within some minutes: repeat this then.`;
  }
  return null;
}
