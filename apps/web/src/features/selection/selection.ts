import type { OrderView, Problem } from '@jumpseat/booking/contracts';
import { adults, type CabinId, countOf, isFinal, PASSENGER_KINDS, type Party } from '@jumpseat/domain';

/** The seats that a passenger wants, beside the order with the seats that the server holds. Plain data. */
export interface Selection {
  /** The live order; null before the first seat and after the end. */
  readonly order: OrderView | null;
  readonly wanted: readonly string[];
  /** The passengers; null until they are chosen: then each seat is an adult's. */
  readonly party: Party | null;
  /** The cabin of the seats; null for any. */
  readonly cabin: CabinId | null;
  /** The seats in the running request; null without one. */
  readonly requested: readonly string[] | null;
}

/** The request that leads from the held seats to the wanted ones. */
export type SelectionRequest =
  | ({ readonly type: 'create' } & Wanted)
  | ({ readonly type: 'select'; readonly orderId: string } & Wanted)
  | { readonly type: 'cancel'; readonly orderId: string; readonly seats: readonly [] };

interface Wanted {
  readonly seats: readonly string[];
  readonly party: Party | null;
  readonly cabin: CabinId | null;
}

export const NOTHING_SELECTED: Selection = { order: null, wanted: [], party: null, cabin: null, requested: null };

/** The seats that the server holds for this passenger. */
export function heldSeats({ order }: Selection): readonly string[] {
  return order?.seats ?? [];
}

/** Adds the seat, or removes it. Like the other setters, it changes nothing while a payment runs. */
export function toggleSeat(selection: Selection, seat: string): Selection {
  const { wanted } = selection;
  return setSeats(selection, wanted.includes(seat) ? wanted.filter((other) => other !== seat) : [...wanted, seat]);
}

/** Wants exactly these seats. */
export function setSeats(selection: Selection, seats: readonly string[]): Selection {
  return isPaying(selection) ? selection : { ...selection, wanted: seats };
}

export function setParty(selection: Selection, party: Party): Selection {
  return isPaying(selection) ? selection : { ...selection, party };
}

/** Wants seats of this cabin, or of any for null. */
export function setCabin(selection: Selection, cabin: CabinId | null): Selection {
  return isPaying(selection) ? selection : { ...selection, cabin };
}

/** Drops the seats that others took before this page requested them; `lost` names them. */
export function dropTakenSeats(
  selection: Selection,
  taken: readonly string[],
): { selection: Selection; lost: string[] } {
  const ours = new Set([...heldSeats(selection), ...(selection.requested ?? [])]);
  const lost = selection.wanted.filter((seat) => taken.includes(seat) && !ours.has(seat));
  const wanted = selection.wanted.filter((seat) => !lost.includes(seat));
  return { selection: lost.length > 0 ? { ...selection, wanted } : selection, lost };
}

/** The next request, or null. One request runs at a time; clicks in the meantime go together in the next. */
export function nextRequest(selection: Selection): SelectionRequest | null {
  const { order, wanted: seats, party, cabin, requested } = selection;
  const isUnchanged = !order || ((!party || sameParty(party, order.party)) && cabin === order.cabin);
  if (requested || (isUnchanged && sameSeats(seats, heldSeats(selection)))) return null;
  if (!order) return { type: 'create', seats, party, cabin };
  if (seats.length === 0) return { type: 'cancel', orderId: order.orderId, seats: [] };
  return { type: 'select', orderId: order.orderId, seats, party, cabin };
}

/** Notes that the request runs. */
export function withRequest(selection: Selection, request: SelectionRequest): Selection {
  return { ...selection, requested: request.seats };
}

/** Ends a request that never reached the server: everything stays wanted. */
export function withoutRequest(selection: Selection): Selection {
  return { ...selection, requested: null };
}

/** Ends the request with the order that the server returned. */
export function applyAnswer(selection: Selection, order: OrderView): Selection {
  if (order.status === 'FAILED') return dropRefused({ ...selection, order: null }, order.failure?.seats);
  const knowsNewer = selection.order?.orderId === order.orderId && selection.order.version > order.version;
  return adopt({ ...selection, requested: null }, knowsNewer ? selection.order : order);
}

/** Ends the request that the server refused: drops the seats at fault and keeps the rest. */
export function applyRefusal(selection: Selection, problem: Pick<Problem, 'code' | 'seats'>): Selection {
  const { party, cabin } = selection;
  if (ENDS_ORDER.has(problem.code)) return { ...NOTHING_SELECTED, party, cabin };
  return dropRefused(selection, problem.seats);
}

/** Takes a newer version of the order, from this page or elsewhere. Clicks that are still pending stay wanted. */
export function applyOrder(selection: Selection, order: OrderView): Selection {
  const before = selection.order;
  if (before?.orderId !== order.orderId || before.version >= order.version) return selection;
  const hasClicks = selection.requested !== null || !sameSeats(selection.wanted, before.seats);
  const cabin = order.cabin === before.cabin ? selection.cabin : order.cabin;
  return adopt(hasClicks ? selection : { ...selection, wanted: order.seats, cabin }, order);
}

/**
 * Continues an order from an earlier page or another tab, with its seats and those that are wanted already. Its party
 * replaces the chosen one.
 */
export function resumeOrder(order: OrderView, selection: Selection = NOTHING_SELECTED): Selection {
  if (isFinal(order)) return { ...selection, order: null, requested: null };
  const added = order.status === 'PAYMENT_PENDING' ? [] : missingIn(order.seats, selection.wanted);
  const wanted = [...order.seats, ...added];
  return {
    order,
    wanted,
    party: partyOf(order) ?? (selection.party && adults(wanted.length)),
    // Seats that were chosen in different cabins go together in any.
    cabin: added.length === 0 || order.cabin === selection.cabin ? order.cabin : null,
    requested: null,
  };
}

/** Wants the seats of an order that has ended, for the same passengers and in the same cabin. */
export function selectAgain(ended: OrderView): Selection {
  return { ...NOTHING_SELECTED, wanted: ended.seats, party: partyOf(ended), cabin: ended.cabin };
}

/** What the wanted seats and the held ones don't have in common. */
export function unheldChanges(selection: Selection): { added: string[]; removed: string[] } {
  const held = heldSeats(selection);
  return { added: missingIn(held, selection.wanted), removed: missingIn(selection.wanted, held) };
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

function isPaying({ order }: Selection): boolean {
  return order?.status === 'PAYMENT_PENDING';
}

/** An order that has ended takes its seats along; seats clicked since then start a new one. */
function adopt(selection: Selection, order: OrderView): Selection {
  if (!isFinal(order)) return { ...selection, order };
  return { ...selection, order: null, wanted: selection.wanted.filter((seat) => !order.seats.includes(seat)) };
}

/** The party of an order; null where it is one adult for each seat. */
function partyOf({ party, seats }: OrderView): Party | null {
  return countOf(party, 'adult') === party.length && party.length === seats.length ? null : party;
}

/** Where the refusal names no requested seat, goes back to what is held: the same request would be refused for ever. */
function dropRefused(selection: Selection, seats: readonly string[] = []): Selection {
  const atFault = seats.filter((seat) => selection.requested?.includes(seat));
  const rest = selection.wanted.filter((seat) => !atFault.includes(seat));
  if (atFault.length > 0) return { ...selection, requested: null, wanted: rest };
  const { order, party, cabin } = selection;
  const before = order ? { party: partyOf(order), cabin: order.cabin } : { party, cabin };
  return { ...selection, ...before, requested: null, wanted: heldSeats(selection) };
}

function sameParty(a: Party, b: Party): boolean {
  return PASSENGER_KINDS.every((kind) => countOf(a, kind) === countOf(b, kind));
}

/** The seats of `wanted` that are not among `seats`. */
function missingIn(seats: readonly string[], wanted: readonly string[]): string[] {
  return wanted.filter((seat) => !seats.includes(seat));
}

function sameSeats(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((seat) => b.includes(seat));
}
