import type { ActivityOptions, LocalActivityOptions } from '@temporalio/common';

/**
 * How long one try of an activity that writes to Postgres may take: clearly less than `WORKFLOW_TASK_TIMEOUT_MS`. The activity itself stops
 * asking for more a little before.
 */
const TRY_LIMIT = '2500ms';

/**
 * How local activities that write to Postgres are tried: for ever, soon at first. Each try ends before the workflow task that it belongs
 * to would have to be kept alive, and every wait is a timer, which ends the task: a task that is kept alive is where histories went wrong. The longest wait is how late, after an outage, the first write can be.
 */
export const UNTIL_WRITTEN: LocalActivityOptions = {
  startToCloseTimeout: TRY_LIMIT,
  localRetryThreshold: '50ms',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
};

/** The same for activities of their own task: they never keep a workflow task alive. */
export const UNTIL_WRITTEN_ASIDE: ActivityOptions = {
  startToCloseTimeout: TRY_LIMIT,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
};
