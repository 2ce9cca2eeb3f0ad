import type { LocalActivityOptions } from '@temporalio/common';

/**
 * How local activities that write to Postgres are tried: for ever, soon at first. Waits of 3 s and more are timers, so that a
 * long outage grows the history by a few events a minute instead of keeping a workflow task open.
 */
export const UNTIL_WRITTEN: LocalActivityOptions = {
  startToCloseTimeout: '10s',
  localRetryThreshold: '3s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '30s' },
};
