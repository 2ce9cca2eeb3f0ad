import type { FlightFacts } from '@jumpseat/domain';
import { proxyActivities } from '@temporalio/workflow';
import type { ResetActivities } from '../contracts/activities.ts';

const { resetFlight: reset } = proxyActivities<ResetActivities>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '20s',
  retry: { initialInterval: '500ms', maximumInterval: '10s' },
});

/** Ends the orders of a flight and releases its seats. Survives crashes. */
export async function resetFlight(flight: FlightFacts): ReturnType<ResetActivities['resetFlight']> {
  return reset({ flight });
}
