import { epochMs, euros, type Instant, type Money, type OrderEvent } from '@jumpseat/domain';
import { z } from 'zod';
import type { MailEnd } from '../contracts/activities.ts';
import { ByOrder } from '../contracts/inputs.ts';
import { toProblem } from '../contracts/order-view.ts';
import type { MailRecord } from '../contracts/ports/index.ts';
import { HistoryEntry } from '../contracts/trip-papers.ts';
import { requireOrder } from './access.ts';
import { publicProcedure } from './trpc.ts';

/** What has happened to an order, and its mails, the first entry first. It names no one. */
export const history = publicProcedure
  .input(ByOrder)
  .output(z.array(HistoryEntry))
  .query(async ({ ctx, input: { orderId } }) => {
    await requireOrder(ctx, orderId);
    const [events, mails] = await Promise.all([ctx.orders.events(orderId), ctx.trips.mails(orderId)]);
    return mergeByTime(entriesOfOrder(events), entriesOfMails(mails));
  });

/** What earlier events say, as far as the entries of later ones need it. */
interface Before {
  /** The price of the seats; null until some are held. */
  readonly total: Money | null;
  readonly attempts: number;
  readonly isBooked: boolean;
}

function entriesOfOrder(events: readonly OrderEvent[]): HistoryEntry[] {
  let before: Before = { total: null, attempts: 0, isBooked: false };
  return events.flatMap((event) => {
    const what = whatOf(event, before);
    before = after(event, before);
    return what ? [{ at: event.at, what }] : [];
  });
}

function after(event: OrderEvent, before: Before): Before {
  if (event.type === 'SEATS_HELD') return { ...before, total: event.total };
  if (event.type === 'PAYMENT_STARTED') return { ...before, attempts: before.attempts + 1 };
  if (event.type === 'CONFIRMED') return { ...before, isBooked: true };
  return before;
}

/** What the event is for the passenger. Null for a request that changed nothing. */
function whatOf(event: OrderEvent, before: Before): HistoryEntry['what'] | null {
  const total = before.total ?? euros(0);
  switch (event.type) {
    case 'OPENED':
    case 'EXPIRED':
    case 'CANCELLED':
      return { type: event.type };
    case 'SEATS_HELD':
      return { type: 'SEATS_HELD', seats: [...event.seats], total: event.total, isFirst: before.total === null };
    case 'SEATS_REFUSED':
    case 'PAYMENT_FAILED':
      return { type: event.type, problem: toProblem(event.refusal) };
    case 'REQUEST_REFUSED':
      return null;
    case 'HOLD_EXTENDED':
      return { type: 'TIME_EXTENDED', until: event.expiresAt };
    case 'PAYMENT_STARTED':
      return { type: 'PAYMENT_STARTED', attempt: before.attempts + 1, total };
    case 'CONFIRMED':
      return { type: 'BOOKED', reference: event.reference ?? null, total };
    case 'FLIGHT_RESET':
      return { type: 'FLIGHT_RESET', refund: before.isBooked ? total : null };
  }
}

/** What a passenger reads about a mail, by its end. Nobody needs to know of a dropped one. */
const MAIL_STATES = {
  SENT: 'SENT',
  BOUNCED: 'NOT_DELIVERED',
  GIVEN_UP: 'NOT_DELIVERED',
  DROPPED: null,
} as const satisfies Record<MailEnd, string | null>;

/** The mails by time. They may have ended in another order than they were written in. */
function entriesOfMails(mails: readonly MailRecord[]): HistoryEntry[] {
  const entries = mails.flatMap(({ kind, end, at }): HistoryEntry[] => {
    const state = end === null ? 'ON_ITS_WAY' : MAIL_STATES[end];
    return state ? [{ at, what: { type: 'MAIL', kind, state } }] : [];
  });
  return entries.toSorted(byTime);
}

/** Merges two lists by time. Each keeps its order, because the clocks that wrote it may differ. */
function mergeByTime(entries: readonly HistoryEntry[], mails: readonly HistoryEntry[]): HistoryEntry[] {
  const merged: HistoryEntry[] = [];
  const waiting = [...mails];
  for (const entry of entries) {
    while (waiting[0] && byTime(waiting[0], entry) < 0) merged.push(...waiting.splice(0, 1));
    merged.push(entry);
  }
  return [...merged, ...waiting];
}

function byTime(a: { readonly at: Instant }, b: { readonly at: Instant }): number {
  return epochMs(a.at) - epochMs(b.at);
}
