import { continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import {
  BEFORE_ALL_FLIGHTS,
  HOUSEKEEPING_TASKS,
  type HousekeepingActivities,
  type HousekeepingCount,
  type HousekeepingCounts,
  type HousekeepingState,
} from '../contracts/housekeeping.ts';

/** Only an outage makes them fail, so they are retried until the run's time is over. */
const { tidyNextFlight, noteHousekeeping } = proxyActivities<HousekeepingActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5m' },
});

const START: HousekeepingState = { task: HOUSEKEEPING_TASKS[0], after: BEFORE_ALL_FLIGHTS, counts: {} };

/**
 * Deletes and archives what belongs to flights that departed long ago, in small steps. A schedule starts it each night.
 * Returns what it did.
 */
export async function keepHouse({ task, after, counts }: HousekeepingState = START): Promise<HousekeepingCounts> {
  for (const each of HOUSEKEEPING_TASKS.slice(HOUSEKEEPING_TASKS.indexOf(task))) {
    let next = each === task ? after : BEFORE_ALL_FLIGHTS;
    for (;;) {
      if (workflowInfo().continueAsNewSuggested) {
        return continueAsNew<typeof keepHouse>({ task: each, after: next, counts });
      }
      const progress = await tidyNextFlight({ task: each, after: next });
      counts = sumOf(counts, progress.counts);
      if (progress.next === null) break;
      next = progress.next;
    }
  }
  await noteHousekeeping();
  return counts;
}

function sumOf(one: HousekeepingCounts, other: HousekeepingCounts): HousekeepingCounts {
  const sum: Partial<Record<HousekeepingCount, number>> = { ...one };
  for (const [count, number] of Object.entries(other) as [HousekeepingCount, number][]) {
    if (number > 0) sum[count] = (sum[count] ?? 0) + number;
  }
  return sum;
}
