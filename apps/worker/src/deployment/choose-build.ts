import type { DeploymentState } from './deployment-state.ts';
import { UNVERSIONED } from './rollout-command.ts';
import { RolloutRefusedError } from './rollout-refused-error.ts';

/** What people call a build; null stands for workers without a version. */
export const nameOf = (build: string | null) => build ?? 'the workers without a version';

export function newestOf({ builds }: DeploymentState): string {
  const [newest] = builds;
  if (!newest) throw new RolloutRefusedError('The deployment has no builds. Start workers first.');
  return newest.id;
}

/** Returns the id if there is such a build. Throws `RolloutRefusedError` otherwise. */
export function requireBuild(build: string, { builds }: DeploymentState): string {
  if (builds.some(({ id }) => id === build)) return build;
  throw new RolloutRefusedError(
    `There is no build ${build}. There are: ${builds.map(({ id }) => id).join(', ') || 'none'}.`,
  );
}

/** The same, but null for the word that stands for workers without a version. */
export function requireBuildOrUnversioned(build: string, state: DeploymentState): string | null {
  return build === UNVERSIONED ? null : requireBuild(build, state);
}

/**
 * The build that was current before the current one. Only older builds are candidates, so that two rollbacks never lead
 * forward again. Builds that only had a ramp are not candidates.
 */
export function previousOf({ builds, current }: DeploymentState): string {
  const after = builds.findIndex(({ id }) => id === current) + 1;
  const used = builds.slice(after).filter(({ lastCurrentMs }) => lastCurrentMs !== null);
  const [previous] = used.toSorted((a, b) => (b.lastCurrentMs ?? 0) - (a.lastCurrentMs ?? 0));
  if (previous) return previous.id;
  throw new RolloutRefusedError(
    `No build older than ${nameOf(current)} was current. Name one by --build. To go back to workers without a version, start some, then: npm run rollout -- promote --build ${UNVERSIONED}`,
  );
}
