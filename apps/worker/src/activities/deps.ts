import type { SeatBlocks } from '../blocks/seat-blocks.ts';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import type { Projection } from './projection.ts';

/** What activities reach the world through. */
export interface ActivityDeps {
  readonly blocks: SeatBlocks;
  readonly orders: Pick<OrderWorkflows, 'endByReset'>;
  readonly gateway: PaymentGateway;
  readonly projection: Projection;
}
