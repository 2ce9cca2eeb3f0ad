import { isDeepStrictEqual } from 'node:util';
import { type OrderEntry, orderWorkflowId } from '@jumpseat/booking/contracts';
import { epochMs, isFinal, JumpseatError, type Order, seatsLastHeld, transition } from '@jumpseat/domain';
import { ABANDONED_KEPT_MS } from '../caretaker/caretaker.ts';
import type { ReconcileDeps } from './deps.ts';
import { entriesAfter, type OrderJournal } from './order-journal.ts';
import type { Report } from './report.ts';

/** The problem of a flight that only histories know. They don't say where it flies. */
export const FLIGHT_IS_MISSING = 'the flight is not in Postgres. Create it again, then reconcile again';

/**
 * Writes the entries of orders that only their workflows know. Returns the orders as they are after it, by id. Leaves
 * an order alone if its entries contradict those of Postgres, or if some are not known.
 */
export async function reconcileOrders(
  journals: readonly OrderJournal[],
  deps: ReconcileDeps,
  report: Report,
): Promise<Map<string, Order>> {
  const updatedOrders = new Map<string, Order>();
  for (const journal of journals) {
    const order = await advance(journal, deps, report);
    if (order) updatedOrders.set(order.id, order);
  }
  await reportLostNames(updatedOrders, deps, report);
  return updatedOrders;
}

async function advance(journal: OrderJournal, deps: ReconcileDeps, report: Report): Promise<Order | null> {
  const { orderId, flightId, opened } = journal;
  const { projection } = deps;
  const problem = (what: string) => {
    report.problem(orderWorkflowId(orderId), what);
    return null;
  };
  const stored = await projection.find(orderId);
  if (stored && !(await hasSameEntries(journal, deps))) {
    return problem('its entries in Postgres are not those of its workflow. Postgres went on without its workflow');
  }
  const missing = entriesAfter(journal, stored?.version ?? 0);
  if (missing?.length === 0) return null;
  const before = stored ?? opened;
  if (!missing || !before) return problem('its first entries are in neither store');
  if (!(await projection.findForSale(flightId))) {
    report.problem(flightId, FLIGHT_IS_MISSING);
    return null;
  }
  const order = missing.reduce((each, { event }) => transition(each, event), before);
  if (!stored && (await isForgotten(order, deps))) return null;
  try {
    if (!deps.isDryRun) await record(before, missing, projection);
  } catch (error) {
    if (!(error instanceof JumpseatError)) throw error;
    return problem(`it could not be written: ${error.message}`);
  }
  report.count('orders');
  report.count('entries', missing.length);
  return order;
}

/**
 * Whether the order may have been deleted. The caretaker deletes those that never had seats, a day after their end.
 * Housekeeping deletes the unpaid ones of departed flights.
 */
async function isForgotten(order: Order, { store }: ReconcileDeps): Promise<boolean> {
  if (!isFinal(order) || order.status === 'CONFIRMED' || order.status === 'REFUNDED') return false;
  const isAbandoned = seatsLastHeld(order).length === 0 && epochMs(order.updatedAt) < Date.now() - ABANDONED_KEPT_MS;
  return isAbandoned || store.hasDeletedUnpaid(order.flightId);
}

async function record(
  before: Order,
  entries: readonly OrderEntry[],
  { recordOrder }: Pick<ReconcileDeps['projection'], 'recordOrder'>,
): Promise<void> {
  let order = before;
  for (const { event, request } of entries) {
    order = transition(order, event);
    await recordOrder(order, event, { request });
  }
}

/** Whether both stores have the same entries, as far as both have them. */
async function hasSameEntries({ orderId, entries }: OrderJournal, { projection }: ReconcileDeps): Promise<boolean> {
  const stored = await projection.events(orderId);
  return stored.every((event, index) => {
    const known = entries.get(index + 1);
    return !known || isDeepStrictEqual(JSON.parse(JSON.stringify(known.event)), event);
  });
}

/** Names and contacts are in Postgres only. */
async function reportLostNames(
  updatedOrders: ReadonlyMap<string, Order>,
  { store }: ReconcileDeps,
  report: Report,
): Promise<void> {
  const needed = [...updatedOrders.values()].filter((order) => !isFinal(order) || order.status === 'CONFIRMED');
  for (const orderId of await store.namelessOrders(needed.map(({ id }) => id))) {
    const { status } = updatedOrders.get(orderId) as Order;
    report.problem(
      orderWorkflowId(orderId),
      `${status}, without names and contact. If any were entered, they are lost: ask for them`,
    );
  }
}
