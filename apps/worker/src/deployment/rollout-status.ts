import type { Build, DeploymentState } from './deployment-state.ts';

/** A build, with what it gets and what it does. */
export interface BuildStatus {
  readonly build: string;
  readonly state: Build['state'];
  /** Its share of the new orders, in percent. */
  readonly share: number;
  /** The running workflows that can end only on it: orders, mails and resets. */
  readonly running: number;
  /** The processes that poll for it. */
  readonly workers: number;
}

export interface RolloutStatus {
  readonly deployment: string;
  /** The newest first. */
  readonly builds: readonly BuildStatus[];
  /** The processes without a version that poll the same task queues, and their share of the new orders. */
  readonly unversioned: { readonly workers: number; readonly share: number };
}

/** The share of a build in the new orders, in percent; of workers without a version if it is null. */
export function shareOf(build: string | null, { current, ramp }: DeploymentState): number {
  if (ramp?.build === build) return ramp.percentage;
  return build === current ? 100 - (ramp?.percentage ?? 0) : 0;
}

const STATE_TEXT: Record<Build['state'], string> = {
  CURRENT: 'current',
  RAMPING: 'ramping',
  DRAINING: 'draining',
  DRAINED: 'drained',
  NEW: 'new',
};

const COLUMN_TITLES = ['Build', 'State', 'New orders', 'Runs', 'Workers'];

/** The status as a table, with a line for each build that needs attention. */
export function textOf({ deployment, builds, unversioned }: RolloutStatus): string {
  const rows = builds.map(({ build, state, share, running, workers }) => [
    build,
    STATE_TEXT[state],
    `${share} %`,
    `${running}`,
    `${workers}`,
  ]);
  const without =
    unversioned.workers + unversioned.share > 0
      ? [['(no version)', '', `${unversioned.share} %`, '', `${unversioned.workers}`]]
      : [];
  const table = [COLUMN_TITLES, ...rows, ...without];
  const widths = COLUMN_TITLES.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`Deployment ${deployment}`, '', ...lines, ...builds.flatMap(adviceFor), ''].join('\n');
}

function adviceFor({ build, share, running, workers }: BuildStatus): string[] {
  if (workers > 0 || share + running === 0) return [];
  const gets = share > 0 ? `gets ${share} % of the new orders` : `runs ${running} orders or mails`;
  const otherwise = share > 0 ? 'promote --build BUILD' : `remove ${build} --force`;
  return ['', `${build} ${gets}, but none of its workers polls. Start one, or: npm run rollout -- ${otherwise}`];
}
