import type {
  OrderActivities,
  PaymentActivities,
  ResetActivities,
  SeatBlockActivities,
} from '@jumpseat/booking/contracts';
import { isDataFault } from '@jumpseat/db';
import { ApplicationFailure, log } from '@temporalio/activity';
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
    projectSeats: (changes) => onceIfUnstorable(projection.projectSeats(changes)),
    takeOrderTurn: createTakeOrderTurn(deps.blocks, projection),
    ...createPaymentActivities(deps.gateway, projection),
    resetFlight: createResetFlight(deps),
  };
}

/** A write that fails for its data is not tried again: the block's workflow fails, and starts from Postgres with its next command. */
async function onceIfUnstorable<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    log.error('what a seat block decided cannot be stored', { err: error });
    throw ApplicationFailure.nonRetryable('what the seat block decided cannot be stored', 'INTERNAL');
  }
}
