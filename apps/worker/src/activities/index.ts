import type {
  OrderActivities,
  PaymentActivities,
  ResetActivities,
  SeatBlockActivities,
} from '@jumpseat/booking/contracts';
import type { ActivityDeps } from './deps.ts';
import { createPaymentActivities } from './payments.ts';
import { createResetFlight } from './reset-flight.ts';
import { createTakeOrderTurn } from './take-order-turn.ts';

/** Every activity of Jumpseat: the only I/O side of its workflows. */
export function createActivities(
  deps: ActivityDeps,
): SeatBlockActivities & OrderActivities & PaymentActivities & ResetActivities {
  const { projection } = deps;
  return {
    loadSeatBlock: (request) => projection.loadSeatBlock(request),
    projectSeats: (changes) => projection.projectSeats(changes),
    takeOrderTurn: createTakeOrderTurn(deps.blocks, projection),
    ...createPaymentActivities(deps.gateway, projection),
    resetFlight: createResetFlight(deps),
  };
}
