import type { WorkflowClient } from '@temporalio/client';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';
import type { Projection } from './projection.ts';

/** What activities reach the world through. */
export interface ActivityDeps {
  readonly client: WorkflowClient;
  readonly blocks: SeatBlocks;
  readonly gateway: PaymentGateway;
  readonly projection: Projection;
}
