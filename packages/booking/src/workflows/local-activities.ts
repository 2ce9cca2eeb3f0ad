import type { LocalActivityOptions } from '@temporalio/common';

/**
 * How local activities that write to Postgres are tried: for ever, soon at first. A long outage must not grow the history: each try
 * ends before the workflow task that it belongs to (10 s) would have to be kept alive by events, and waits of 1 s and more are
 * timers. The longest wait is how late, after an outage, the first write can be.
 */
export const UNTIL_WRITTEN: LocalActivityOptions = {
  startToCloseTimeout: '7s',
  localRetryThreshold: '1s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '30s' },
};
