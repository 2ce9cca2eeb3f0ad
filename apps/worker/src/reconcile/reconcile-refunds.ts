import { epochMs, flightSeats, instant, type Order, seatsHad, transition } from '@jumpseat/domain';
import { type BlockDecisions, seatsOfBlock } from './block-decisions.ts';
import type { ReconcileDeps } from './deps.ts';
import type { FinishedReset } from './read-temporal.ts';
import type { Report } from './report.ts';

/**
 * Writes the refunds of finished resets. A reset refunds each booking before it releases the seats. So a booking was
 * refunded if its blocks no longer have its seats.
 *
 * @param updatedOrders orders whose newest entries were just written. Refunded ones are replaced
 */
export async function reconcileRefunds(
  { resets, blocks }: { resets: readonly FinishedReset[]; blocks: readonly BlockDecisions[] },
  updatedOrders: Map<string, Order>,
  { projection, isDryRun }: ReconcileDeps,
  report: Report,
): Promise<void> {
  for (const { flightId, endedAt } of resets) {
    const written = await projection.confirmedOrders(flightId);
    const confirmed = new Map(written.map((order) => [order.id, order]));
    for (const order of updatedOrders.values()) if (order.flightId === flightId) confirmed.set(order.id, order);
    for (const order of confirmed.values()) {
      if (order.status !== 'CONFIRMED' || epochMs(order.confirmedAt) > endedAt || !hasLostItsSeats(order, blocks))
        continue;
      const event = { type: 'FLIGHT_RESET', at: instant(endedAt) } as const;
      const refunded = transition(order, event);
      if (!isDryRun) await projection.recordOrder(refunded, event);
      updatedOrders.set(order.id, refunded);
      report.count('refunds');
    }
  }
}

/** Whether the blocks of all its seats are known, and none of them has a seat for it. */
function hasLostItsSeats(order: Order, blocks: readonly BlockDecisions[]): boolean {
  const ofFlight = blocks.filter(({ flight }) => flight.id === order.flightId);
  return seatsHad(order).every((seat) => {
    const block = ofFlight.find(({ flight, blockId }) => flightSeats(flight).blockOf.get(seat) === blockId);
    const state = block && seatsOfBlock(block).get(seat);
    return state !== undefined && state.orderId !== order.id;
  });
}
