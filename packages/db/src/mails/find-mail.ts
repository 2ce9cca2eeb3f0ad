import type { MailEnd, MailId, MailKind, TripFlight } from '@jumpseat/booking/contracts';
import type { Order, OrderEvent, TravelDetails } from '@jumpseat/domain';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { eventsOf } from '../orders/find-orders.ts';
import { flights, mails, orders } from '../schema/index.ts';
import { detailsOf } from '../trips/details.ts';

/** A mail with everything that it is about. Personal data: it is never logged or stored. */
export interface MailToSend {
  readonly kind: MailKind;
  /** How it has ended; null while it is due. */
  readonly end: MailEnd | null;
  /** The order as it is now. Its version may be later than that of the mail. */
  readonly order: Order;
  /** What has happened to the order up to its version, the first event first. */
  readonly events: readonly OrderEvent[];
  readonly flight: TripFlight;
  /** Null if they were erased. */
  readonly details: TravelDetails | null;
}

/** What a mail is about; null if there is no such mail. */
export async function findMail(database: Database, { orderId, version }: MailId): Promise<MailToSend | null> {
  const { id, layoutId, blockBy, origin, destination, departsAt, arrivesAt } = flights;
  const [row] = await database.db
    .select({
      kind: mails.kind,
      status: mails.status,
      order: orders.state,
      flight: { id, layoutId, blockBy, origin, destination, departsAt, arrivesAt },
    })
    .from(mails)
    .innerJoin(orders, eq(orders.id, mails.orderId))
    .innerJoin(flights, eq(flights.id, orders.flightId))
    .where(and(eq(mails.orderId, orderId), eq(mails.version, version)));
  if (!row) return null;
  const { kind, status, order, flight } = row;
  const [events, details] = await Promise.all([
    eventsOf(database, orderId, order.version),
    detailsOf(database, orderId),
  ]);
  return { kind, end: status === 'DUE' ? null : status, order, events, flight, details };
}
