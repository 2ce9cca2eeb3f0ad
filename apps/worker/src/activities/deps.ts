import type { PaymentGateway } from '../gateway/payment-gateway.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';
import type { Projection } from './projection.ts';

/** The ports of activities. */
export interface ActivityDeps {
  readonly blocks: SeatBlocks;
  readonly orders: Pick<OrderWorkflows, 'endByReset'>;
  readonly gateway: PaymentGateway;
  readonly projection: Projection;
}
