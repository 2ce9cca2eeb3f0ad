import { parseWorkflowId } from '@jumpseat/booking/contracts';
import type { CareStore } from '@jumpseat/db';
import { JumpseatError, refusal } from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import type { Projection } from '../activities/projection.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import { terminate } from '../orders/terminate.ts';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';

/** What restarts workflows. */
interface Restarts {
  readonly client: Pick<WorkflowClient, 'getHandle'>;
  readonly store: Pick<CareStore, 'makeMailDue' | 'isArchived'>;
  readonly projection: Pick<Projection, 'findForSale'>;
  readonly orders: Pick<OrderWorkflows, 'restart' | 'restartReset'>;
  readonly blocks: Pick<SeatBlocks, 'restart'>;
}

/**
 * Terminates the workflow of an order, a seat block, a mail or a reset, if it runs, and restarts it from Postgres. A
 * relay starts the one of a mail within seconds, unless the mail has ended. A block of an archived flight is only
 * terminated.
 */
export async function restartWorkflow(workflowId: string, through: Restarts): Promise<void> {
  const about = parseWorkflowId(workflowId);
  switch (about?.type) {
    case 'ORDER':
      await through.orders.restart(about.orderId);
      return;
    case 'SEAT_BLOCK':
      if (await through.store.isArchived(about.flightId)) {
        await terminate(through.client, workflowId, 'its flight is archived');
        return;
      }
      await through.blocks.restart(await requireFlight(about.flightId, through), about.blockId);
      return;
    case 'RESET':
      await through.orders.restartReset(await requireFlight(about.flightId, through));
      return;
    case 'MAIL':
      // First, because a start does nothing while the workflow runs.
      await terminate(through.client, workflowId, 'it restarts from Postgres');
      await through.store.makeMailDue(about.mail);
      return;
    case undefined:
      throw new Error(
        'it is no order (order::ID), seat block (seat::FLIGHT::BLOCK), mail (mail::ORDER::VERSION) or reset (reset::FLIGHT)',
      );
  }
}

async function requireFlight(flightId: string, { projection }: Pick<Restarts, 'projection'>) {
  const flight = await projection.findForSale(flightId);
  if (!flight) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  return flight;
}
