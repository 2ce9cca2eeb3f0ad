import type { OrderActivities, OrderTurn } from '@jumpseat/booking/contracts';
import type { WorkerMetrics } from './metrics.ts';

/** Measures the time to hold seats, and counts refusals that are returned without being recorded. */
export function measureTurns<Activities extends Pick<OrderActivities, 'takeOrderTurn'>>(
  activities: Activities,
  { timeToHold, holdsRefused }: Pick<WorkerMetrics, 'timeToHold' | 'holdsRefused'>,
): Activities {
  return {
    ...activities,
    async takeOrderTurn(turn: OrderTurn) {
      const result = await activities.takeOrderTurn(turn);
      if (result.type === 'RECORDED' && result.wasAsked && result.entry.event.type === 'SEATS_HELD') {
        timeToHold.observe(secondsSince(startOf(turn)));
      }
      if (result.type === 'REFUSED' && turn.requests[0]?.request.type === 'SELECT_SEATS') {
        holdsRefused.inc({ code: result.refusal.code });
      }
      return result;
    },
  };
}

/** When Temporal took the new order, or when the turn of a running one began, in epoch milliseconds. */
function startOf({ order, now }: OrderTurn): number {
  return order.version === 0 ? Date.parse(order.createdAt) : now;
}

/** The start is by Temporal's clock, which may be ahead of ours. */
function secondsSince(start: number): number {
  return Math.max(0, Date.now() - start) / 1_000;
}
