import type { History } from '@temporalio/common/lib/proto-utils.js';

/** The value of Temporal's VersioningBehavior for workflows that end on the build that began them. */
const PINNED = 1;

/** Whether a build must replay the history. A workflow that is pinned to another build never comes to this one. */
export function mustReplay({ events }: History, build: string): boolean {
  const tasks = events?.flatMap(({ workflowTaskCompletedEventAttributes: task }) => task ?? []) ?? [];
  const last = tasks.at(-1);
  // Before the first completed task there is nothing to replay.
  if (!last) return false;
  return last.versioningBehavior !== PINNED || last.deploymentVersion?.buildId === build;
}
