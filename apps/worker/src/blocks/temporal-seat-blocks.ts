import {
  type AdoptArgs,
  type ApplyArgs,
  type ApplyResult,
  MESSAGE,
  type SeatBlockActivities,
  type SeatDecision,
  seatBlockWorkflowId,
} from '@jumpseat/booking/contracts';
import type { FlightFacts, SeatCode, SeatCommand } from '@jumpseat/domain';
import { CommandQueue } from './command-queue.ts';
import type { SeatBlockClient } from './seat-block-client.ts';
import type { SeatBlocks } from './seat-blocks.ts';

type Block = { readonly flight: FlightFacts; readonly blockId: string };

/**
 * Seat blocks as Temporal workflows, asked by update. Temporal records what a block decides before anyone acts on it; the seats are then
 * written here, so that the block can decide about the next.
 */
export function temporalSeatBlocks(
  blocks: SeatBlockClient,
  { projectSeats }: Pick<SeatBlockActivities, 'projectSeats'>,
): SeatBlocks {
  const queues = new Map<string, CommandQueue>();

  /** Writes what a block decided, and lets it know of bookings that it didn't; returns the version by which it was overtaken, if any. */
  async function write(
    { flight, blockId }: Block,
    commands: readonly SeatCommand[],
    first: SeatDecision,
  ): Promise<{ decision: SeatDecision; overtakenBy: number | null }> {
    for (let decision = first; ; ) {
      const { outcomes, projection } = decision;
      if (!projection) return { decision, overtakenBy: null };
      const { conflicts, overtakenBy } = await projectSeats(projection);
      if (overtakenBy !== null || conflicts.length === 0) return { decision, overtakenBy };
      const args: AdoptArgs = [commands, outcomes, conflicts];
      decision = await blocks.update<SeatDecision, AdoptArgs>(flight, blockId, MESSAGE.block.adopt, args);
    }
  }

  /** Has a block decide until what it decided is written. Where something newer was written before, it is asked again. */
  async function decideAndWrite(
    block: Block,
    commands: readonly SeatCommand[],
    decide: () => Promise<SeatDecision>,
  ): Promise<SeatDecision> {
    for (let written = 0; ; ) {
      const { decision, overtakenBy } = await write(block, commands, await decide());
      if (overtakenBy === null) return decision;
      // The block still is where it was before that was written: Temporal's storage is older than Postgres's.
      const hasGoneBack = (decision.projection?.version ?? written) < written;
      if (hasGoneBack) await blocks.restart(block.flight, block.blockId);
      written = overtakenBy;
    }
  }

  async function decideAll(block: Block, commands: readonly SeatCommand[]): Promise<ApplyResult> {
    const decide = () =>
      blocks.update<SeatDecision, ApplyArgs>(block.flight, block.blockId, MESSAGE.block.decide, [commands]);
    return (await decideAndWrite(block, commands, decide)).outcomes;
  }

  return {
    async ask(flight, blockId, command) {
      const id = seatBlockWorkflowId(flight.id, blockId);
      const queue = queues.get(id) ?? new CommandQueue((commands) => decideAll({ flight, blockId }, commands));
      queues.set(id, queue);
      try {
        return await queue.ask(command);
      } finally {
        if (queue.isIdle) queues.delete(id);
      }
    },
    show(flight, blockId, seats) {
      const show = () =>
        blocks.update<SeatDecision, [readonly SeatCode[]]>(flight, blockId, MESSAGE.block.show, [seats]);
      return decideAndWrite({ flight, blockId }, [], show);
    },
    clear: (flight, blockId) => blocks.update(flight, blockId, MESSAGE.block.clear, []),
    restart: (flight, blockId) => blocks.restart(flight, blockId),
  };
}
