import type { ActivityOptions, LocalActivityOptions } from '@temporalio/common';

/**
 * How activities that write to Postgres are tried: for ever, soon at first. The longest wait is how late, after an outage, the first write
 * can be. One try takes clearly less than `WORKFLOW_TASK_TIMEOUT_MS`; the activity itself stops asking for more a little before.
 */
const TRIES = {
  startToCloseTimeout: '2500ms',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
} as const;

/**
 * The tries of local activities. Each ends before the workflow task that it belongs to would have to be kept alive, and every wait is a
 * timer, which ends the task: a task that is kept alive is where histories went wrong.
 */
export const UNTIL_WRITTEN: LocalActivityOptions = { ...TRIES, localRetryThreshold: '50ms' };

/** The tries of activities of their own task: they never keep a workflow task alive. */
export const UNTIL_WRITTEN_ASIDE: ActivityOptions = TRIES;
