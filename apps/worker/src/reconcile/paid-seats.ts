import { orderWorkflowId, type SeatChange, type SeatProjection } from '@jumpseat/booking/contracts';
import type { UnbookedSeat } from '@jumpseat/db';
import { flightSeats, type Order, VERSIONS_PER_RUN } from '@jumpseat/domain';
import type { ReconcileDeps } from './deps.ts';
import type { Report } from './report.ts';

/** A booking that a block decided, of a seat that Postgres has booked for another order. */
interface Conflict {
  readonly projection: SeatProjection;
  readonly change: SeatChange;
  /** The order of the booking in Postgres. */
  readonly ownerId: string;
}

/** Whether the order was paid, or may have been. */
const isPaid = (order: Order | null) => order?.status === 'CONFIRMED' || order?.status === 'PAYMENT_PENDING';

/**
 * Gives the seat to the order that was paid. Two paid orders are left to a person. Returns whether the block must be
 * restarted, because Postgres differs from it.
 */
export async function resolveConflict(
  { projection, change, ownerId }: Conflict,
  deps: ReconcileDeps,
  report: Report,
): Promise<boolean> {
  const { flightId, blockId } = projection;
  const owner = await deps.projection.find(ownerId);
  const wanted = change.orderId === null ? null : await deps.projection.find(change.orderId);
  if (isPaid(owner)) {
    if (!isPaid(wanted)) return true;
    reportTwoPaid({ flightId, seat: change.seat, one: ownerId, other: `${change.orderId}` }, report);
    return false;
  }
  await deps.projection.projectSeats({
    flightId,
    blockId,
    version: projection.version,
    changes: [{ ...change, unbooked: ownerId }],
  });
  return false;
}

/** Books the seats of confirmed orders that Postgres does not show as theirs. The blocks restart with them. */
export async function restorePaidSeats(flightId: string, deps: ReconcileDeps, report: Report): Promise<void> {
  // Before anything is written, nothing can be said about it.
  if (deps.isDryRun) return;
  const unbooked = await deps.store.unbookedSeats(flightId);
  const flight = unbooked.length > 0 ? await deps.projection.findForSale(flightId) : null;
  if (!flight) return;
  const { blockOf, blocks } = flightSeats(flight);
  const changed = new Set<string>();
  for (const each of unbooked) {
    const blockId = blockOf.get(each.seat);
    if (blockId === undefined || isOtherwiseSold(each, report)) continue;
    const { run, versions } = await deps.store.blockHead({ flightId, blockId, seats: blocks.get(blockId) ?? [] });
    const version = Math.max(run * VERSIONS_PER_RUN, ...Object.values(versions)) + 1;
    await deps.projection.projectSeats({ flightId, blockId, version, changes: [booking(each)] });
    report.count('bookings');
    changed.add(blockId);
  }
  for (const blockId of changed) await deps.blocks.restart(flight, blockId);
}

function booking({ seat, orderId, ownerId }: UnbookedSeat): SeatChange {
  return { seat, status: 'BOOKED', orderId, leaseUntil: null, ...(ownerId !== null && { unbooked: ownerId }) };
}

/** Whether another order has the seat for good. That is reported. */
function isOtherwiseSold({ flightId, seat, orderId, ownerId, ownerStatus }: UnbookedSeat, report: Report): boolean {
  if (ownerId === null || ownerId === orderId) return false;
  if (ownerStatus === null) {
    report.problem(orderWorkflowId(orderId), `its seat ${seat} on ${flightId} is booked for the unknown ${ownerId}`);
    return true;
  }
  if (ownerStatus !== 'CONFIRMED' && ownerStatus !== 'PAYMENT_PENDING') return false;
  reportTwoPaid({ flightId, seat, one: ownerId, other: orderId }, report);
  return true;
}

function reportTwoPaid(
  { flightId, seat, one, other }: { flightId: string; seat: string; one: string; other: string },
  report: Report,
): void {
  report.problem(
    orderWorkflowId(other),
    `SEAT PAID TWICE: ${seat} on ${flightId} stays booked for ${one}, and ${other} was paid too. Move or refund one`,
  );
}
