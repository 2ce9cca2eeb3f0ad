import type { MailKind } from '@jumpseat/booking/contracts';
import { isBooking, type OrderEvent } from '@jumpseat/domain';
import type { ContactRow, EventRow, MailRow, OrderRow, Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

/** The mail about each kind of event. */
const KIND_OF: Partial<Record<OrderEvent['type'], MailKind>> = { CONFIRMED: 'CONFIRMATION', FLIGHT_RESET: 'REFUND' };
/** Shorter holds have no reminder. */
const REMINDED_HOLD_MS = 600_000;
/** A mail is given up a day after its workflow began. An outage of Temporal may delay that. */
const GIVEN_UP_AFTER_MS = 48 * 3_600_000;

interface OrderMails {
  readonly order: OrderRow;
  readonly events: readonly EventRow[];
  readonly mails: readonly MailRow[];
  readonly contact: ContactRow | undefined;
}

/**
 * A booking with a contact has one mail for its confirmation, and one for its refund. Nothing else has one.
 *
 * @param isRun whether the system was made for a run. In others, bookings may be older than mail, and contacts may have
 *   been erased
 */
export function bookingsHaveTheirMails({ orders, events, mails, contacts }: Tables, isRun: boolean): Violation[] {
  const violation = reporter('a booking has its mails');
  const eventsOf = Map.groupBy(events, ({ orderId }) => orderId);
  const mailsOf = Map.groupBy(mails, ({ orderId }) => orderId);
  const contactOf = new Map(contacts.map((contact) => [contact.orderId, contact]));
  const first = mails.reduce((earliest, { createdAt }) => Math.min(earliest, createdAt), Number.POSITIVE_INFINITY);
  return orders.flatMap((order) => {
    const { id, flightId, updatedAt: at } = order;
    const own = { order, events: eventsOf.get(id) ?? [], mails: mailsOf.get(id) ?? [], contact: contactOf.get(id) };
    const faults = [...missing(own, isRun ? 0 : first), ...superfluous(own, isRun)];
    return faults.map((fault) => violation({ orderId: id, flightId, at }, fault));
  });
}

/** Mails end within a day. In a run every mail is sent, but for those to addresses that are gone, which bounce. */
export function mailsEnd({ mails, contacts, readAt }: Tables, isRun: boolean): Violation[] {
  const violation = reporter('every mail ends');
  const contactOf = new Map(contacts.map((contact) => [contact.orderId, contact]));
  return mails.flatMap(({ orderId, kind, status, reason, createdAt: at }) => {
    const isOverdue = isRun || readAt - at > GIVEN_UP_AFTER_MS;
    const age = `${Math.round((readAt - at) / 1_000)} s`;
    if (status === 'DUE') return isOverdue ? [violation({ orderId, at }, `its ${kind} is DUE since ${age}`)] : [];
    const expected = contactOf.get(orderId)?.isUnknownMailbox ? 'BOUNCED' : 'SENT';
    if (!isRun || status === expected) return [];
    const why = reason === null ? '' : ` (${reason})`;
    return [violation({ orderId, at }, `its ${kind} is ${status}${why}, expected ${expected}`)];
  });
}

function mailsExpected({ order, events }: OrderMails): { version: number; kind: MailKind; at: number }[] {
  if (!isBooking(order.state)) return [];
  return events.flatMap(({ version, event: { type, at } }) => {
    const kind = KIND_OF[type];
    return kind ? [{ version, kind, at: Date.parse(at) }] : [];
  });
}

function* missing(own: OrderMails, since: number): Generator<string> {
  for (const { version, kind, at } of mailsExpected(own)) {
    const isWritten = own.mails.some((mail) => mail.version === version && mail.kind === kind);
    if (own.contact && at >= since && !isWritten) yield `has no ${kind} for version ${version}`;
  }
}

function* superfluous(own: OrderMails, isRun: boolean): Generator<string> {
  const { order, mails, contact } = own;
  const expected = mailsExpected(own);
  for (const { version, kind } of mails) {
    const { holdMs } = order.state.policy;
    if (kind === 'REMINDER') {
      if (holdMs < REMINDED_HOLD_MS) yield `has a REMINDER, and holds last ${holdMs / 1_000} s`;
    } else if (!expected.some((each) => each.version === version && each.kind === kind)) {
      yield `is ${order.status}, and has a ${kind} for version ${version}`;
    }
  }
  if (isRun && !contact && mails.length > 0) yield 'has a mail, and no contact';
}
