import type { OrderView, Problem } from '@jumpseat/booking/contracts';
import { type CabinId, countOf, isFinal, PASSENGER_KINDS, type Party } from '@jumpseat/domain';

/** The seats a passenger wants, next to the seats that the server says are held. Plain data. */
export interface Selection {
  /** The live order; null before the first seat and after the end. */
  readonly order: OrderView | null;
  readonly wanted: readonly string[];
  /** Who travels; null while nobody said it, and each seat is an adult's. */
  readonly party: Party | null;
  /** The cabin that the seats wanted are of; null for any. */
  readonly cabin: CabinId | null;
  /** What the request under way asks for; null when none is. */
  readonly asked: readonly string[] | null;
}

/** What to ask of the server to get from what is held to what is wanted. */
export type SelectionRequest =
  | ({ readonly type: 'create' } & Wanted)
  | ({ readonly type: 'select'; readonly orderId: string } & Wanted)
  | { readonly type: 'cancel'; readonly orderId: string; readonly seats: readonly [] };

interface Wanted {
  readonly seats: readonly string[];
  readonly party: Party | null;
  readonly cabin: CabinId | null;
}

export const NOTHING_SELECTED: Selection = { order: null, wanted: [], party: null, cabin: null, asked: null };

/** The seats that the server has granted. */
export function heldSeats({ order }: Selection): readonly string[] {
  return order?.seats ?? [];
}

/** The seat is wanted from now on, or no longer. While a payment runs nothing changes. */
export function toggled(selection: Selection, seat: string): Selection {
  const { wanted } = selection;
  return chosen(selection, wanted.includes(seat) ? wanted.filter((other) => other !== seat) : [...wanted, seat]);
}

/** These seats are wanted from now on, and no others. While a payment runs nothing changes. */
export function chosen(selection: Selection, seats: readonly string[]): Selection {
  return selection.order?.status === 'PAYMENT_PENDING' ? selection : { ...selection, wanted: seats };
}

/** Who travels is said, or said anew. While a payment runs nothing changes. */
export function accompanied(selection: Selection, party: Party): Selection {
  return selection.order?.status === 'PAYMENT_PENDING' ? selection : { ...selection, party };
}

/** The cabin is said, or that any will do. While a payment runs nothing changes. */
export function inCabin(selection: Selection, cabin: CabinId | null): Selection {
  return selection.order?.status === 'PAYMENT_PENDING' ? selection : { ...selection, cabin };
}

/** Others have taken these seats: those that were clicked but not yet asked for are lost. */
export function overtaken(selection: Selection, taken: readonly string[]): { selection: Selection; lost: string[] } {
  const ours = new Set([...heldSeats(selection), ...(selection.asked ?? [])]);
  const lost = selection.wanted.filter((seat) => taken.includes(seat) && !ours.has(seat));
  const wanted = selection.wanted.filter((seat) => !lost.includes(seat));
  return { selection: lost.length > 0 ? { ...selection, wanted } : selection, lost };
}

/** The next request, if one is due. One is under way at a time; clicks meanwhile are merged into the one after it. */
export function nextRequest(selection: Selection): SelectionRequest | null {
  const { order, wanted: seats, party, cabin, asked } = selection;
  const asSaid = !order || ((!party || sameParty(party, order.party)) && cabin === order.cabin);
  if (asked || (asSaid && sameSeats(seats, heldSeats(selection)))) return null;
  if (!order) return { type: 'create', seats, party, cabin };
  if (seats.length === 0) return { type: 'cancel', orderId: order.orderId, seats: [] };
  return { type: 'select', orderId: order.orderId, seats, party, cabin };
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
  const { party, cabin } = selection;
  if (ENDS_ORDER.has(problem.code)) return { ...NOTHING_SELECTED, party, cabin };
  return withoutRefused(selection, problem.seats);
}

/** The order has changed, by this page or from elsewhere. Where no click of this page is pending, what is held is what is wanted. */
export function observed(selection: Selection, order: OrderView): Selection {
  const before = selection.order;
  if (before?.orderId !== order.orderId || before.version >= order.version) return selection;
  const settled = !selection.asked && sameSeats(selection.wanted, before.seats);
  const cabin = order.cabin === before.cabin ? selection.cabin : order.cabin;
  return adopt(settled ? { ...selection, wanted: order.seats, cabin } : selection, order);
}

/** The order that a reload or another tab goes on with. */
export function resumed(order: OrderView): Selection {
  if (isFinal(order)) return NOTHING_SELECTED;
  return { order, wanted: order.seats, party: saidOf(order), cabin: order.cabin, asked: null };
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

/** The party of an order, where it is more than an adult for each seat. */
function saidOf({ party, seats }: OrderView): Party | null {
  return countOf(party, 'adult') === party.length && party.length === seats.length ? null : party;
}

/** Where the refusal names no seat that was asked for, what is held is wanted: asking the same again would not end. */
function withoutRefused(selection: Selection, seats: readonly string[] = []): Selection {
  const atFault = seats.filter((seat) => selection.asked?.includes(seat));
  const rest = selection.wanted.filter((seat) => !atFault.includes(seat));
  if (atFault.length > 0) return { ...selection, asked: null, wanted: rest };
  const { order, party, cabin } = selection;
  const said = order ? { party: saidOf(order), cabin: order.cabin } : { party, cabin };
  return { ...selection, ...said, asked: null, wanted: heldSeats(selection) };
}

function sameParty(a: Party, b: Party): boolean {
  return PASSENGER_KINDS.every((kind) => countOf(a, kind) === countOf(b, kind));
}

function sameSeats(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((seat) => b.includes(seat));
}
