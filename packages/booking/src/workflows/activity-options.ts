import type { ActivityOptions, LocalActivityOptions } from '@temporalio/common';

/**
 * Activities that write to Postgres are retried for ever, at short intervals first. The longest interval limits how
 * late the first write after an outage is. The limit of one try is clearly below `WORKFLOW_TASK_TIMEOUT_MS`. The activity
 * itself stops a little before its limit.
 */
const RETRY_FOREVER = {
  startToCloseTimeout: '2500ms',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
} as const;

/**
 * For local activities. Each try ends before its workflow task needs a heartbeat, and each wait is a timer, which ends
 * the task. Tasks that were kept alive by heartbeats left histories that could not be replayed.
 */
export const LOCAL_WRITE_OPTIONS: LocalActivityOptions = { ...RETRY_FOREVER, localRetryThreshold: '50ms' };

/** For activities with a task of their own. They never keep a workflow task alive. */
export const WRITE_OPTIONS: ActivityOptions = RETRY_FOREVER;
