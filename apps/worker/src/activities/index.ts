import type {
  OrderActivities,
  PaymentActivities,
  ResetActivities,
  SeatBlockActivities,
} from '@jumpseat/booking/contracts';
import type { WorkflowClient } from '@temporalio/client';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';
import { createPaymentActivities } from './payments.ts';
import type { Projection } from './projection.ts';
import { createResetFlight } from './reset-flight.ts';
import { createSettleOrder } from './settle-order.ts';

/** What activities reach the world through. */
export interface ActivityDeps {
  readonly client: WorkflowClient;
  readonly blocks: SeatBlocks;
  readonly gateway: PaymentGateway;
  readonly projection: Projection;
}

/** Every activity of Jumpseat: the only I/O side of its workflows. */
export function createActivities(
  deps: ActivityDeps,
): SeatBlockActivities & OrderActivities & PaymentActivities & ResetActivities {
  const { projection } = deps;
  return {
    loadSeatBlock: (request) => projection.loadSeatBlock(request),
    projectSeats: (changes) => projection.projectSeats(changes),
    settleOrder: createSettleOrder(deps.blocks, projection),
    ...createPaymentActivities(deps.gateway),
    resetFlight: createResetFlight(deps),
  };
}
