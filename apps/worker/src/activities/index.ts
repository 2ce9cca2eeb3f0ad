import type {
  OrderActivities,
  PaymentActivities,
  ResetActivities,
  SeatBlockActivities,
} from '@jumpseat/booking/contracts';
import { isDataFault } from '@jumpseat/db';
import { JumpseatError } from '@jumpseat/domain';
import { ApplicationFailure, log } from '@temporalio/activity';
import type { ActivityDeps } from './deps.ts';
import { createPaymentActivities } from './payments.ts';
import { createResetFlight } from './reset-flight.ts';
import { createTakeOrderTurn } from './take-order-turn.ts';

/** Creates the activities of orders and seat blocks. They do all I/O of those workflows. */
export function createActivities(
  deps: ActivityDeps,
): SeatBlockActivities & OrderActivities & PaymentActivities & ResetActivities {
  const { projection } = deps;
  return {
    loadSeatBlock: (request) => failWithoutSeats(projection.loadSeatBlock(request)),
    projectSeats: (changes) => failIfUnstorable(projection.projectSeats(changes)),
    takeOrderTurn: createTakeOrderTurn(deps.blocks, projection),
    ...createPaymentActivities(deps.gateway, projection),
    resetFlight: createResetFlight(deps),
  };
}

/**
 * A block without seats is not retried: its flight is archived, or was never created. Its workflow fails, so nothing is
 * left that would run for ever.
 */
async function failWithoutSeats<T>(load: Promise<T>): Promise<T> {
  try {
    return await load;
  } catch (error) {
    if (!(error instanceof JumpseatError && error.code === 'FLIGHT_NOT_FOUND')) throw error;
    throw ApplicationFailure.nonRetryable(error.message, error.code);
  }
}

/**
 * A write that Postgres refuses for its data is not retried. The block's workflow fails, and its next command restarts
 * it from Postgres.
 */
async function failIfUnstorable<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isDataFault(error)) throw error;
    log.error('what a seat block decided cannot be stored', { err: error });
    throw ApplicationFailure.nonRetryable('what the seat block decided cannot be stored', 'INTERNAL');
  }
}
