import { orderWorkflowId, type SeatProjection } from '@jumpseat/booking/contracts';
import type { BlockHead } from '@jumpseat/db';
import { flightSeats, type Order, runOf } from '@jumpseat/domain';
import { tryTokenOf } from '../activities/seat-allocator.ts';
import { inChunks } from '../in-chunks.ts';
import { type BlockDecisions, versionOfBlock } from './block-decisions.ts';
import type { ReconcileDeps } from './deps.ts';
import { resolveConflict, restorePaidSeats } from './paid-seats.ts';
import { FLIGHT_IS_MISSING } from './reconcile-orders.ts';
import type { Report } from './report.ts';

/** A block, and what Postgres lacks of its decisions. */
interface BlockAhead {
  readonly decisions: BlockDecisions;
  readonly writes: readonly SeatProjection[];
}

/**
 * Writes what seat blocks have decided and Postgres does not show, through the store that their activities use. The
 * blocks go on from where they are.
 *
 * @param updatedOrders orders whose newest entries were just written
 */
export async function reconcileSeats(
  blocks: readonly BlockDecisions[],
  updatedOrders: ReadonlyMap<string, Order>,
  deps: ReconcileDeps,
  report: Report,
): Promise<void> {
  const ahead = (await inChunks(blocks, (block) => compare(block, deps, report))).filter((each) => each !== null);
  const byFlight = Map.groupBy(ahead, ({ decisions }) => decisions.flight.id);
  const flightIds = new Set([...byFlight.keys(), ...[...updatedOrders.values()].map(({ flightId }) => flightId)]);
  await raiseTokens(blocks, deps, report);
  await inChunks([...flightIds], async (flightId) => {
    const changed = byFlight.get(flightId) ?? [];
    if (changed.length > 0) {
      report.count('flights');
      if (!deps.isDryRun) await deps.store.raiseSeatVersion(flightId);
    }
    for (const each of changed) await write(each, deps, report);
    await restorePaidSeats(flightId, deps, report);
  });
}

/** Compares a block with Postgres. Null if Postgres has all that it decided. A block that is behind is restarted. */
async function compare(block: BlockDecisions, deps: ReconcileDeps, report: Report): Promise<BlockAhead | null> {
  const { flight, blockId } = block;
  if (versionOfBlock(block) === null) return null;
  const seats = flightSeats(flight).blocks.get(blockId) ?? [];
  const head = await deps.store.blockHead({ flightId: flight.id, blockId, seats });
  if (head.isArchived) return null;
  if (Object.keys(head.versions).length < seats.length) {
    report.problem(flight.id, FLIGHT_IS_MISSING);
    return null;
  }
  const writes = missingWrites(block, head);
  if (writes.length > 0) return { decisions: block, writes };
  // A run that has not begun will load what Postgres has.
  if (block.isRunning && block.hasBegun && isBehind(block, head)) {
    report.count('blocksStarted');
    if (!deps.isDryRun) await deps.blocks.restart(flight, blockId);
  }
  return null;
}

function missingWrites({ loaded, projections }: BlockDecisions, { run, versions }: BlockHead): SeatProjection[] {
  // What a run loaded is news only if Postgres has forgotten that the run began.
  const known = loaded && runOf(loaded.version) > run ? [loaded, ...projections] : projections;
  return known.filter(({ version, changes }) => changes.some(({ seat }) => version > (versions[seat] ?? 0)));
}

/** Whether Postgres has something newer than the block: Temporal has lost a part of its history. */
function isBehind(block: BlockDecisions, { run, versions }: BlockHead): boolean {
  const version = versionOfBlock(block) ?? 0;
  return run > runOf(version) || Object.values(versions).some((stored) => stored > version);
}

async function write({ decisions, writes }: BlockAhead, deps: ReconcileDeps, report: Report): Promise<void> {
  const { flight, blockId } = decisions;
  report.count('blocks');
  if (deps.isDryRun) return;
  await deps.store.raiseRun({ flightId: flight.id, blockId, run: runOf(versionOfBlock(decisions) ?? 0) });
  let isResolved = false;
  for (const projection of writes) {
    const { conflicts } = await deps.projection.projectSeats(projection);
    for (const conflict of conflicts) {
      const change = projection.changes.find(({ seat }) => seat === conflict.seat);
      if (!change) continue;
      isResolved =
        (await resolveConflict({ projection, change, ownerId: conflict.orderId }, deps, report)) || isResolved;
    }
  }
  await reportUnknownOwners(writes, deps, report);
  // The block must learn of what it did not decide itself.
  if ((isResolved || !decisions.hasBegun) && decisions.isRunning) await deps.blocks.restart(flight, blockId);
}

/** A booked seat was paid. Its order may be so old that Temporal has deleted its history. */
async function reportUnknownOwners(
  writes: readonly SeatProjection[],
  { projection }: ReconcileDeps,
  report: Report,
): Promise<void> {
  const booked = writes.flatMap(({ flightId, changes }) => changes.map((change) => ({ flightId, ...change })));
  for (const { flightId, seat, status, orderId } of booked) {
    if (status !== 'BOOKED' || orderId === null || (await projection.find(orderId))) continue;
    report.problem(
      orderWorkflowId(orderId),
      `it has booked ${seat} on ${flightId}, and neither store knows more of it. The seat stays booked: find the passenger`,
    );
  }
}

/** New tries must have higher tokens than all that the blocks have seen, or the blocks refuse them. */
async function raiseTokens(blocks: readonly BlockDecisions[], deps: ReconcileDeps, report: Report): Promise<void> {
  const highest = blocks.reduce((most, { highestToken }) => Math.max(most, tryTokenOf(highestToken)), 0);
  if (highest === 0 || deps.isDryRun) return;
  if (await deps.store.raiseTryTokens(highest)) report.count('tokens');
}
