import { parseWorkflowId } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { Projection } from '../activities/projection.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';

/** Terminates the workflow of an order or seat block, if it runs, and restarts it from Postgres. */
export async function restartWorkflow(
  workflowId: string,
  through: {
    readonly projection: Pick<Projection, 'findForSale'>;
    readonly orders: Pick<OrderWorkflows, 'restart'>;
    readonly blocks: Pick<SeatBlocks, 'restart'>;
  },
): Promise<void> {
  const about = parseWorkflowId(workflowId);
  if (!about) throw new Error('it is neither an order (order::ID) nor a seat block (seat::FLIGHT::BLOCK)');
  if ('orderId' in about) {
    await through.orders.restart(about.orderId);
    return;
  }
  const flight = await through.projection.findForSale(about.flightId);
  if (!flight) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: about.flightId }));
  await through.blocks.restart(flight, about.blockId);
}
