import { seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import type { WorkflowClient } from '@temporalio/client';
import { inChunks } from '../in-chunks.ts';
import { terminate } from '../orders/terminate.ts';

/**
 * Ends the workflows of a departed flight's seat blocks, if any still run. Blocks end by themselves at departure, so
 * only one that was started or stuck since then is terminated.
 */
export async function closeSeatBlocks(
  client: Pick<WorkflowClient, 'getHandle'>,
  flightId: string,
  blockIds: readonly string[],
): Promise<void> {
  // A flight has up to 517 blocks. One call for each at a time would take seconds.
  await inChunks(blockIds, (blockId) =>
    terminate(client, seatBlockWorkflowId(flightId, blockId), 'its flight is archived'),
  );
}
