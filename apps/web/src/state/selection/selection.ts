import type { OrderView, Problem } from '@jumpseat/booking/contracts';
import { isFinal } from '@jumpseat/domain';

/** The seats a passenger wants, next to the seats that the server says are held. Plain data. */
export interface Selection {
  /** The live order; null before the first seat and after the end. */
  readonly order: OrderView | null;
  readonly wanted: readonly string[];
  /** What the request under way asks for; null when none is. */
  readonly asked: readonly string[] | null;
}

/** What to ask of the server to get from what is held to what is wanted. */
export type SelectionRequest =
  | { readonly type: 'create'; readonly seats: readonly string[] }
  | { readonly type: 'select'; readonly orderId: string; readonly seats: readonly string[] }
  | { readonly type: 'cancel'; readonly orderId: string; readonly seats: readonly [] };

export const NOTHING_SELECTED: Selection = { order: null, wanted: [], asked: null };

/** The seats that the server has granted. */
export function heldSeats({ order }: Selection): readonly string[] {
  return order?.seats ?? [];
}

/** The seat is wanted from now on, or no longer. While a payment runs nothing changes. */
export function toggled(selection: Selection, seat: string): Selection {
  if (selection.order?.status === 'PAYMENT_PENDING') return selection;
  const { wanted } = selection;
  const next = wanted.includes(seat) ? wanted.filter((other) => other !== seat) : [...wanted, seat];
  return { ...selection, wanted: next };
}

/** The next request, if one is due. One is under way at a time; clicks meanwhile are merged into the one after it. */
export function nextRequest(selection: Selection): SelectionRequest | null {
  const { order, wanted, asked } = selection;
  if (asked || sameSeats(wanted, heldSeats(selection))) return null;
  if (!order) return { type: 'create', seats: wanted };
  if (wanted.length === 0) return { type: 'cancel', orderId: order.orderId, seats: [] };
  return { type: 'select', orderId: order.orderId, seats: wanted };
}

/** The request is on its way. */
export function asking(selection: Selection, request: SelectionRequest): Selection {
  return { ...selection, asked: request.seats };
}

/** The server has answered a request with the order after it. */
export function answered(selection: Selection, order: OrderView): Selection {
  if (order.status === 'FAILED') return withoutRefused({ ...selection, order: null }, order.failure?.seats);
  const newest = selection.order?.orderId === order.orderId && selection.order.version > order.version;
  return adopt({ ...selection, asked: null }, newest ? selection.order : order);
}

/** The server has refused a request: the seats at fault are no longer wanted, the rest is. */
export function refused(selection: Selection, problem: Pick<Problem, 'code' | 'seats'>): Selection {
  if (ENDS_ORDER.has(problem.code)) return NOTHING_SELECTED;
  return withoutRefused(selection, problem.seats);
}

/** The order has changed, by this page or from elsewhere. Where no click of this page is pending, what is held is what is wanted. */
export function observed(selection: Selection, order: OrderView): Selection {
  const before = selection.order;
  if (before?.orderId !== order.orderId || before.version >= order.version) return selection;
  const settled = !selection.asked && sameSeats(selection.wanted, before.seats);
  return adopt(settled ? { ...selection, wanted: order.seats } : selection, order);
}

/** The order that a reload or another tab goes on with. */
export function resumed(order: OrderView): Selection {
  return isFinal(order) ? NOTHING_SELECTED : { order, wanted: order.seats, asked: null };
}

const ENDS_ORDER: ReadonlySet<Problem['code']> = new Set([
  'ORDER_NOT_FOUND',
  'ORDER_CONFIRMED',
  'ORDER_FAILED',
  'ORDER_EXPIRED',
  'ORDER_CANCELLED',
  'ORDER_REFUNDED',
  'NOT_HOLDER',
  'FLIGHT_CLOSED',
]);

/** An order that has ended takes its seats along; seats clicked since then start a new one. */
function adopt(selection: Selection, order: OrderView): Selection {
  if (!isFinal(order)) return { ...selection, order };
  return { ...selection, order: null, wanted: selection.wanted.filter((seat) => !order.seats.includes(seat)) };
}

/** Where the refusal names no seat that was asked for, what is held is wanted: asking the same again would not end. */
function withoutRefused(selection: Selection, seats: readonly string[] = []): Selection {
  const atFault = seats.filter((seat) => selection.asked?.includes(seat));
  const rest = selection.wanted.filter((seat) => !atFault.includes(seat));
  return { ...selection, asked: null, wanted: atFault.length > 0 ? rest : heldSeats(selection) };
}

function sameSeats(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((seat) => b.includes(seat));
}
