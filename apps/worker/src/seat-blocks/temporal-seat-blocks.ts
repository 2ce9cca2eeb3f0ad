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
import type { Tracing } from '@jumpseat/tracing';
import { CommandBatcher } from './command-batcher.ts';
import type { SeatBlockClient } from './seat-block-client.ts';
import type { SeatBlocks } from './seat-blocks.ts';

type Block = { readonly flight: FlightFacts; readonly blockId: string };

/**
 * Seat blocks as Temporal workflows, called by update. Temporal records a decision before anyone acts on it. The seats
 * are then written to Postgres here, so that the block is free to decide about the next commands.
 */
export function temporalSeatBlocks(
  blocks: SeatBlockClient,
  { projectSeats }: Pick<SeatBlockActivities, 'projectSeats'>,
  tracing?: Tracing,
): SeatBlocks {
  const batchers = new Map<string, CommandBatcher>();

  /**
   * Writes a block's decision, and tells the block about bookings that it doesn't know. Returns the newer version in
   * Postgres, if any.
   */
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

  /** Lets a block decide until its decision is written. Asks again if Postgres already has something newer. */
  async function decideAndWrite(
    block: Block,
    commands: readonly SeatCommand[],
    decide: () => Promise<SeatDecision>,
  ): Promise<SeatDecision> {
    for (let written = 0; ; ) {
      const { decision, overtakenBy } = await write(block, commands, await decide());
      if (overtakenBy === null) return decision;
      // The block is older than its own earlier write: Temporal has lost data that Postgres still has.
      const isBehind = (decision.projection?.version ?? written) < written;
      if (isBehind) await blocks.restart(block.flight, block.blockId);
      written = overtakenBy;
    }
  }

  async function decideAll(block: Block, commands: readonly SeatCommand[]): Promise<ApplyResult> {
    const decide = () =>
      blocks.update<SeatDecision, ApplyArgs>(block.flight, block.blockId, MESSAGE.block.decide, [commands]);
    const decideTogether = () => decideAndWrite(block, commands, decide);
    const decision = tracing ? tracing.shared.run('seat block', commands, decideTogether) : decideTogether();
    return (await decision).outcomes;
  }

  return {
    async send(flight, blockId, command) {
      const id = seatBlockWorkflowId(flight.id, blockId);
      const batcher = batchers.get(id) ?? new CommandBatcher((commands) => decideAll({ flight, blockId }, commands));
      batchers.set(id, batcher);
      tracing?.shared.join(command);
      try {
        return await batcher.send(command);
      } finally {
        if (batcher.isIdle) batchers.delete(id);
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
