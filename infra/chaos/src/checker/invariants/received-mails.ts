import { bookingCode, flightSeats } from '@jumpseat/domain';
import type { Fault, InjectedFault } from '../../faults/fault.ts';
import { userOf } from '../../passengers/mail-address.ts';
import type { ReceivedMail } from '../../servers/received-mail.ts';
import type { MailRow, OrderRow, Tables } from '../tables.ts';
import { reporter, type Violation } from '../violation.ts';

/**
 * A mail comes again if its worker did not learn that it was taken, or could not tell Temporal. A fault may be the cause
 * if it was in effect within this time before or after the mail was taken, in milliseconds.
 */
const CAUSE_MS = { before: 5_000, after: 15_000 } as const;

/** A mail of Postgres, and each time that the mail server took it, the first one first. */
interface Arrival {
  readonly mail: MailRow;
  readonly order: OrderRow;
  readonly copies: readonly ReceivedMail[];
}

/** Each sent mail arrived at its order's address, under one Message-ID. No other mail arrived. */
export function sentMailsArrive(tables: Tables, mailbox: readonly ReceivedMail[]): Violation[] {
  const violation = reporter('each sent mail arrives');
  const known = new Set(tables.mails.map(nameOf));
  const unknown = mailbox
    .filter(({ messageId }) => !known.has(nameIn(messageId)))
    .map(({ messageId, at }) =>
      violation({ at }, `a mail came as ${messageId || 'nothing'}, which Postgres does not have`),
    );
  const wrong = arrivalsOf(tables, mailbox).flatMap((arrival) =>
    [...faultsOf(arrival)].map((fault) => violation(aboutOf(arrival), `its ${arrival.mail.kind} ${fault}`)),
  );
  return [...unknown, ...wrong];
}

/** A mail comes again only if a fault may have hidden from the workers that it was taken. */
export function mailsComeAgainOnlyAfterFaults(
  tables: Tables,
  mailbox: readonly ReceivedMail[],
  {
    injectedFaults,
    isCluster = false,
  }: { readonly injectedFaults: readonly InjectedFault[]; readonly isCluster?: boolean },
): Violation[] {
  const violation = reporter('a mail comes again only after a fault');
  const hiding = injectedFaults.filter(({ fault }) => mayHideDelivery(fault, isCluster));
  const isExcused = (taken: number) =>
    hiding.some(({ from, to }) => from <= taken + CAUSE_MS.after && (to ?? taken) >= taken - CAUSE_MS.before);
  return arrivalsOf(tables, mailbox).flatMap((arrival) =>
    arrival.copies.slice(1).flatMap(({ at }, index) => {
      const before = arrival.copies[index]?.at ?? at;
      if (isExcused(before)) return [];
      const detail = `its ${arrival.mail.kind} came again after ${((at - before) / 1_000).toFixed(1)} s`;
      return [violation({ ...aboutOf(arrival), at }, detail)];
    }),
  );
}

/** A confirmation names the seats that are booked and no others, and the ticket is attached. */
export function ticketsNameTheirSeats(tables: Tables, mailbox: readonly ReceivedMail[]): Violation[] {
  const violation = reporter('a ticket names its seats');
  const flights = new Map(tables.flights.map((flight) => [flight.id, flight]));
  return arrivalsOf(tables, mailbox).flatMap((arrival) => {
    const { mail, order, copies } = arrival;
    const flight = flights.get(order.flightId);
    if (mail.kind !== 'CONFIRMATION' || !flight) return [];
    const booked = order.seats.toSorted().join(', ');
    const ticket = `ticket-${bookingCode(order.state)}.pdf`;
    return copies.flatMap(({ text, attachments }) => {
      const named = seatsIn(text, flightSeats(flight).seats).toSorted().join(', ');
      const faults = [
        ...(named === booked ? [] : [`names the seats ${named || 'of no one'}, booked are ${booked}`]),
        ...(attachments.includes(ticket) ? [] : [`has no ${ticket}, but ${attachments.join(', ') || 'nothing'}`]),
      ];
      return faults.map((fault) => violation(aboutOf(arrival), `its ${mail.kind} ${fault}`));
    });
  });
}

function arrivalsOf({ mails, orders }: Tables, mailbox: readonly ReceivedMail[]): Arrival[] {
  const orderOf = new Map(orders.map((order) => [order.id, order]));
  const byName = Map.groupBy(mailbox, ({ messageId }) => nameIn(messageId));
  return mails.flatMap((mail) => {
    const order = orderOf.get(mail.orderId);
    const copies = (byName.get(nameOf(mail)) ?? []).toSorted((a, b) => a.at - b.at);
    return order ? [{ mail, order, copies }] : [];
  });
}

function* faultsOf({ mail: { status }, order, copies }: Arrival): Generator<string> {
  if (status === 'SENT' && copies.length === 0) yield 'is SENT, and never came';
  if (status !== 'SENT' && status !== 'DUE' && copies.length > 0) yield `is ${status}, and came all the same`;
  const ids = new Set(copies.map(({ messageId }) => messageId));
  if (ids.size > 1) yield `came under ${ids.size} Message-IDs: ${[...ids].join(', ')}`;
  const isOwn = ({ to }: ReceivedMail) => userOf(to) === order.userId || userOf(to) === order.id;
  if (!copies.every(isOwn)) yield 'went to the address of another order';
}

function aboutOf({ mail, order, copies }: Arrival) {
  return { orderId: order.id, flightId: order.flightId, at: copies[0]?.at ?? mail.createdAt };
}

/** Whether a fault can keep a worker from learning that a mail was taken, or Temporal from learning it. */
function mayHideDelivery(fault: Fault, isCluster: boolean): boolean {
  if ('connection' in fault) return ['worker–mail', 'worker–temporal', 'temporal–postgres'].includes(fault.connection);
  return /^(worker|mail|temporal|proxy)/.test(fault.process) || (isCluster && fault.process === 'postgres');
}

/** The name of a mail, as its Message-ID has it before the host. */
function nameOf({ orderId, version }: MailRow): string {
  return `${encodeURIComponent(orderId)}.${version}`;
}

function nameIn(messageId: string): string {
  return /^<(.+)@[^@]+>$/.exec(messageId)?.[1] ?? '';
}

/** The seats of a flight that a text names. Links are left out: their signatures may look like seats. */
function seatsIn(text: string, seats: ReadonlyMap<string, unknown>): string[] {
  const words = text.replaceAll(/https?:\S+/g, ' ').match(/[A-Za-z0-9]+/g) ?? [];
  return [...new Set(words)].filter((word) => seats.has(word));
}
