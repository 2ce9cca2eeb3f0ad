import { isDeepStrictEqual } from 'node:util';
import { isFinal, type Order, openOrder, transition } from '@jumpseat/domain';
import type { EventRow, OrderRow, Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

const violation = reporter('an order is the fold of its events');

/** The events of each order are complete and in order, end once, and lead to the order's row. */
export function ordersAreTheirEvents({ orders, events }: Tables): Violation[] {
  const byOrder = Map.groupBy(events, ({ orderId }) => orderId);
  return orders.flatMap((row) => {
    const fault = faultOf(row, byOrder.get(row.id) ?? []);
    return fault ? [violation({ orderId: row.id, flightId: row.flightId, at: row.updatedAt }, fault)] : [];
  });
}

function faultOf(row: OrderRow, events: readonly EventRow[]): string | undefined {
  const versions = events.map(({ version }) => version);
  // An order that was refused before it had a workflow has a single event, which may have version 0.
  const first = versions[0] === 0 && versions.length === 1 ? 0 : 1;
  if (versions.length === 0 || versions.some((version, index) => version !== first + index)) {
    return `its events are numbered ${versions.join(', ') || 'not at all'}, the row has version ${row.version}`;
  }
  let order = opened(row);
  for (const { event } of events) {
    if (isFinal(order) && event.type !== 'FLIGHT_RESET')
      return `${event.type} follows its end, which was ${order.status}`;
    try {
      order = transition(order, event);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
  return difference(row, { ...order, version: versions.at(-1) ?? 0 });
}

function opened({ state }: OrderRow): Order {
  const { id, flightId, userId, guestId, policy, createdAt, party, cabin } = state;
  const chooser = { ...(party && { party }), ...(cabin && { cabin }) };
  return openOrder({ id, flightId, userId, guestId, policy, chooser, now: Date.parse(createdAt) });
}

function difference(row: OrderRow, folded: Order): string | undefined {
  const inRow = { status: row.status, version: row.version };
  const inEvents = { status: folded.status, version: folded.version };
  if (!isDeepStrictEqual(inRow, inEvents)) {
    return `its row is ${inRow.status} version ${inRow.version}, its events lead to ${inEvents.status} version ${inEvents.version}`;
  }
  const differing = differences(row.state, folded);
  return differing.length > 0 ? `its row and its events differ in ${differing.join(', ')}` : undefined;
}

/** The names of the fields in which two versions of an order differ. */
export function differences(one: Order, other: Order): string[] {
  const a = comparable(one);
  const b = comparable(other);
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => !isDeepStrictEqual(a[key], b[key]));
}

/** The order as JSON, without the fields that no event sets. */
function comparable(order: Order): Record<string, unknown> {
  const { gateway: _, ...rest } = order as Order & { gateway?: unknown };
  // The gateway's progress is written without an event, and changes `updatedAt` too.
  const { updatedAt: __, cabin, ...compared } = rest;
  return JSON.parse(JSON.stringify({ ...compared, ...(cabin && { cabin }) }));
}
