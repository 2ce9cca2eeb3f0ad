import { parseWorkflowId } from '@jumpseat/booking/contracts';
import type { CaretakerStore } from '@jumpseat/db';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { type WorkflowClient, WorkflowNotFoundError } from '@temporalio/client';
import type { Projection } from '../activities/projection.ts';
import type { WorkflowRun } from '../deployment/pinned-workflows.ts';
import type { OrderWorkflows } from '../orders/order-workflows.ts';
import { terminate } from '../orders/terminate.ts';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';

interface RestartDeps {
  readonly client: Pick<WorkflowClient, 'getHandle'>;
  readonly store: Pick<CaretakerStore, 'makeMailDue' | 'isArchived'>;
  readonly projection: Pick<Projection, 'findForSale'>;
  readonly orders: Pick<OrderWorkflows, 'restart' | 'restartReset'>;
  readonly blocks: Pick<SeatBlocks, 'restart'>;
}

/**
 * Terminates the workflow of an order, a seat block, a mail or a reset, if it runs, and restarts it from Postgres. A
 * relay starts the one of a mail within seconds, unless the mail has ended. A block or a reset of an archived flight is only
 * terminated, and so is housekeeping: its next run does what is left.
 */
export async function restartWorkflow(workflowId: string, deps: RestartDeps): Promise<void> {
  const about = parseWorkflowId(workflowId);
  switch (about?.type) {
    case 'ORDER':
      await deps.orders.restart(about.orderId);
      return;
    case 'SEAT_BLOCK':
    case 'RESET': {
      if (await deps.store.isArchived(about.flightId)) {
        await terminate(deps.client, workflowId, 'its flight is archived');
        return;
      }
      const flight = await requireFlight(about.flightId, deps);
      if (about.type === 'RESET') await deps.orders.restartReset(flight);
      else await deps.blocks.restart(flight, about.blockId);
      return;
    }
    case 'MAIL':
      // First, because a start does nothing while the workflow runs.
      await terminate(deps.client, workflowId, 'it restarts from Postgres');
      await deps.store.makeMailDue(about.mail);
      return;
    case 'HOUSEKEEPING':
      await terminate(deps.client, workflowId, 'the next run does what is left');
      return;
    case undefined:
      throw new Error(
        'it is no order (order::ID), seat block (seat::FLIGHT::BLOCK), mail (mail::ORDER::VERSION), reset (reset::FLIGHT) or run of housekeeping (housekeeping-TIME)',
      );
  }
}

/**
 * Restarts the workflow as `restartWorkflow` does, but only while this run of it goes on. Another caretaker may have
 * restarted it since the run was found: a second restart would repeat a reset, and lose a payment that began meanwhile.
 * Returns whether it restarted.
 */
export async function restartRun(run: WorkflowRun, deps: RestartDeps): Promise<boolean> {
  if (!(await isNewestAndOpen(run, deps.client))) return false;
  await restartWorkflow(run.workflowId, deps);
  return true;
}

async function isNewestAndOpen({ workflowId, runId }: WorkflowRun, client: RestartDeps['client']): Promise<boolean> {
  try {
    const newest = await client.getHandle(workflowId).describe();
    return newest.status.name === 'RUNNING' && newest.runId === runId;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

async function requireFlight(flightId: string, { projection }: Pick<RestartDeps, 'projection'>) {
  const flight = await projection.findForSale(flightId);
  if (!flight) throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: flightId }));
  return flight;
}
