import type { ActivityOptions, LocalActivityOptions } from '@temporalio/common';

/**
 * How long one try of an activity that writes to Postgres may take: clearly less than `WORKFLOW_TASK_TIMEOUT_MS`. The activity itself stops
 * asking for more a little before.
 */
const TRY_LIMIT = '2500ms';

/**
 * How local activities that write to Postgres are tried: for ever, soon at first. A long outage must not grow the history: each try
 * ends before the workflow task that it belongs to would have to be kept alive by events, and waits of 1 s and more are
 * timers. The longest wait is how late, after an outage, the first write can be.
 */
export const UNTIL_WRITTEN: LocalActivityOptions = {
  startToCloseTimeout: TRY_LIMIT,
  localRetryThreshold: '1s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
};

/** The same for activities of their own task: they never keep a workflow task alive. */
export const UNTIL_WRITTEN_ASIDE: ActivityOptions = {
  startToCloseTimeout: TRY_LIMIT,
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '5s' },
};
