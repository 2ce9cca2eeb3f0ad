import { tsToMs } from '@temporalio/common/lib/time.js';
import type { WorkflowService } from './workflow-service.ts';

/** A build of the workers, and what it gets. */
export interface Build {
  readonly id: string;
  /** When its first worker polled, in epoch milliseconds. */
  readonly createdMs: number;
  /**
   * - `CURRENT`: it gets new workflows, except for the share of the ramp.
   * - `RAMPING`: it gets a share of them.
   * - `DRAINING`: it gets none, and orders or mails may still run on it.
   * - `DRAINED`: nothing runs on it. Temporal notices that some minutes late.
   * - `NEW`: it never got any.
   */
  readonly state: 'CURRENT' | 'RAMPING' | 'DRAINING' | 'DRAINED' | 'NEW';
  /**
   * When it last became current, in epoch milliseconds; null if it never was. Some servers only know when it last
   * stopped being current or ramping.
   */
  readonly lastCurrentMs: number | null;
}

/** A worker deployment at one moment. */
export interface DeploymentState {
  /** Null if workers without a version get new workflows. */
  readonly current: string | null;
  /** Whether anyone ever chose a current build, or chose to have none. */
  readonly wasCurrentSet: boolean;
  readonly ramp: { readonly build: string; readonly percentage: number } | null;
  /** The newest first. */
  readonly builds: readonly Build[];
  /** A change that names it fails if there was another change since. */
  readonly token: Uint8Array;
}

/** A task queue of a build. Types are those of Temporal: 1 for workflows, 2 for activities. */
export interface VersionQueue {
  readonly name: string;
  readonly type: number;
}

type Description = Awaited<ReturnType<WorkflowService['describeWorkerDeployment']>>;
type Summary = NonNullable<NonNullable<Description['workerDeploymentInfo']>['versionSummaries']>[number];

/** The server's description in our words. */
export function stateOf({ workerDeploymentInfo: info, conflictToken }: Description): DeploymentState {
  const routing = info?.routingConfig;
  const current = routing?.currentDeploymentVersion?.buildId || null;
  const ramping = routing?.rampingDeploymentVersion?.buildId;
  const summaries = info?.versionSummaries ?? [];
  const timeOf = summaries.some((summary) => summary.lastCurrentTime) ? 'lastCurrentTime' : 'lastDeactivationTime';
  const builds = summaries.map((summary) => {
    const lastCurrent = summary[timeOf];
    return {
      id: summary.deploymentVersion?.buildId ?? '',
      createdMs: summary.createTime ? tsToMs(summary.createTime) : 0,
      state: buildStateOf(summary, current, ramping),
      lastCurrentMs: lastCurrent ? tsToMs(lastCurrent) : null,
    };
  });
  return {
    current,
    wasCurrentSet: Boolean(routing?.currentVersionChangedTime),
    ramp: ramping ? { build: ramping, percentage: routing?.rampingVersionPercentage ?? 0 } : null,
    builds: builds.toSorted((a, b) => b.createdMs - a.createdMs),
    token: conflictToken ?? new Uint8Array(),
  };
}

/** The value of Temporal's VersionDrainageStatus. */
const DRAINED = 2;

function buildStateOf(summary: Summary, current: string | null, ramping: string | null | undefined): Build['state'] {
  const id = summary.deploymentVersion?.buildId;
  if (id === current) return 'CURRENT';
  if (id === ramping) return 'RAMPING';
  if (!summary.firstActivationTime) return 'NEW';
  return summary.drainageInfo?.status === DRAINED ? 'DRAINED' : 'DRAINING';
}
