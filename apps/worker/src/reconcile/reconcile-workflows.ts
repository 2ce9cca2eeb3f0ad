import { orderWorkflowId, seatBlockWorkflowId } from '@jumpseat/booking/contracts';
import { flightSeats, instant, isFinal, type Order, transition } from '@jumpseat/domain';
import type { BlockDecisions } from './block-decisions.ts';
import type { ReconcileDeps } from './deps.ts';
import type { OrderJournal } from './order-journal.ts';
import type { Report } from './report.ts';

/**
 * Starts the workflows that Temporal has lost: those of live orders, and those of seat blocks with held seats, so that
 * leases end. Wakes workflows that are behind Postgres. Terminates those whose order has ended.
 */
export async function reconcileWorkflows(
  { orders, blocks }: { orders: readonly OrderJournal[]; blocks: readonly BlockDecisions[] },
  updatedOrders: ReadonlyMap<string, Order>,
  deps: ReconcileDeps,
  report: Report,
): Promise<void> {
  await startOrders(orders, updatedOrders, deps, report);
  await terminateOrders(orders, deps, report);
  await startBlocks(blocks, deps, report);
}

async function startOrders(
  journals: readonly OrderJournal[],
  updatedOrders: ReadonlyMap<string, Order>,
  deps: ReconcileDeps,
  report: Report,
): Promise<void> {
  const { store, orders, isDryRun } = deps;
  const running = new Map(journals.filter(({ isRunning }) => isRunning).map((each) => [each.orderId, each.version]));
  for (const { id, version } of await store.liveOrderHeads()) {
    const order = updatedOrders.get(id);
    if ((running.get(id) ?? -1) >= version || (order && isFinal(order))) continue;
    report.count('ordersStarted');
    if (isDryRun) continue;
    if (!running.has(id)) await resumePaidOrder(id, deps, report);
    await orders.wake(id);
  }
}

/**
 * Seats are booked only after their payment is approved. So an order that has its seats booked was paid, even if no
 * store has its confirmation. As an order in payment, its workflow finds the seats and confirms it.
 */
async function resumePaidOrder(orderId: string, { store, projection }: ReconcileDeps, report: Report): Promise<void> {
  const order = await projection.find(orderId);
  if (order?.status !== 'SEATS_RESERVED' || !(await store.hasBookedItsSeats(orderId))) return;
  const event = { type: 'PAYMENT_STARTED', at: instant(Date.now()), expiresAt: order.hold.expiresAt } as const;
  await projection.recordOrder(transition(order, event), event);
  report.problem(
    orderWorkflowId(orderId),
    'its seats are booked, so it was paid, but neither store has its confirmation. It gets a new reference',
  );
}

async function terminateOrders(
  journals: readonly OrderJournal[],
  { store, orders, isDryRun }: ReconcileDeps,
  report: Report,
): Promise<void> {
  const running = new Map(journals.filter(({ isRunning }) => isRunning).map((each) => [each.orderId, each.version]));
  for (const { id, version, ...head } of await store.orderHeads([...running.keys()])) {
    // A workflow that knows the end ends by itself.
    if (!isFinal(head) || (running.get(id) ?? 0) >= version) continue;
    report.count('ordersTerminated');
    if (!isDryRun) await orders.restart(id);
  }
}

async function startBlocks(
  known: readonly BlockDecisions[],
  { store, projection, blocks, isDryRun }: ReconcileDeps,
  report: Report,
): Promise<void> {
  const running = new Set(
    known.filter(({ isRunning }) => isRunning).map(({ flight, blockId }) => seatBlockWorkflowId(flight.id, blockId)),
  );
  const byFlight = Map.groupBy(await store.heldSeats(), ({ flightId }) => flightId);
  for (const [flightId, held] of byFlight) {
    const flight = await projection.findForSale(flightId);
    if (!flight) continue;
    const { blockOf } = flightSeats(flight);
    const blockIds = new Set(held.map(({ seat }) => blockOf.get(seat)).filter((id) => id !== undefined));
    for (const blockId of blockIds) {
      if (running.has(seatBlockWorkflowId(flightId, blockId))) continue;
      report.count('blocksStarted');
      if (!isDryRun) await blocks.restart(flight, blockId);
    }
  }
}
