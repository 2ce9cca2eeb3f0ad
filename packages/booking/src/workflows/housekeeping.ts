import {
  ActivityFailure,
  ApplicationFailure,
  continueAsNew,
  proxyActivities,
  workflowInfo,
} from '@temporalio/workflow';
import {
  BEFORE_ALL_FLIGHTS,
  FLIGHT_FAILED,
  type FlightCursor,
  HOUSEKEEPING_TASKS,
  type HousekeepingActivities,
  type HousekeepingCount,
  type HousekeepingCounts,
  type HousekeepingProgress,
  type HousekeepingState,
  type HousekeepingStep,
} from '../contracts/housekeeping.ts';

/** An outage makes them fail, so they are retried until the run's time is over. A step of one flight gives up earlier. */
const { cleanUpNextFlight, recordHousekeepingRun } = proxyActivities<HousekeepingActivities>({
  startToCloseTimeout: '1m',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5m' },
});

const START: HousekeepingState = { task: HOUSEKEEPING_TASKS[0], after: BEFORE_ALL_FLIGHTS, counts: {} };

/**
 * Deletes and archives what belongs to flights that departed long ago, in small steps. A schedule starts it each night.
 * Returns what it did. A run that failed with a flight has not finished, so operators learn of it.
 */
export async function housekeeping({ task, after, counts }: HousekeepingState = START): Promise<HousekeepingCounts> {
  for (const each of HOUSEKEEPING_TASKS.slice(HOUSEKEEPING_TASKS.indexOf(task))) {
    let next = each === task ? after : BEFORE_ALL_FLIGHTS;
    for (;;) {
      if (workflowInfo().continueAsNewSuggested) {
        return continueAsNew<typeof housekeeping>({ task: each, after: next, counts });
      }
      const progress = await cleanUpOrSkip({ task: each, after: next });
      counts = sumOf(counts, progress.counts);
      if (progress.next === null) break;
      next = progress.next;
    }
  }
  if (counts.FLIGHT_FAILED === undefined) await recordHousekeepingRun();
  return counts;
}

/** One flight that can't be cleaned up must not keep all later ones waiting, each night again. */
async function cleanUpOrSkip(step: HousekeepingStep): Promise<HousekeepingProgress> {
  try {
    return await cleanUpNextFlight(step);
  } catch (error) {
    const failure = error instanceof ActivityFailure ? error.cause : undefined;
    if (!(failure instanceof ApplicationFailure) || failure.type !== FLIGHT_FAILED) throw error;
    const [flight] = failure.details as [FlightCursor];
    return { next: flight, counts: { FLIGHT_FAILED: 1 } };
  }
}

function sumOf(one: HousekeepingCounts, other: HousekeepingCounts): HousekeepingCounts {
  const sum: Partial<Record<HousekeepingCount, number>> = { ...one };
  for (const [count, number] of Object.entries(other) as [HousekeepingCount, number][]) {
    if (number > 0) sum[count] = (sum[count] ?? 0) + number;
  }
  return sum;
}
