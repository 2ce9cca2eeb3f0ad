import type { MailEnd, MailKind } from '@jumpseat/booking/contracts';
import { connect } from '@jumpseat/db';
import type { Order, OrderEvent, OrderStatus, SeatStatus, Traveller } from '@jumpseat/domain';
import { UNKNOWN_MAILBOX } from '../passengers/mail-address.ts';

export interface FlightRow {
  readonly id: string;
  readonly layoutId: string;
  readonly blockBy: 'seat' | 'cabin' | 'flight';
  readonly seatVersion: number;
  readonly departsAt: number;
  readonly origin: string;
  readonly destination: string;
  /** Whether housekeeping has deleted its unpaid orders. */
  readonly hasDeletedUnpaid: boolean;
}

/** A seat. Of an archived flight, only the booked ones are left. */
export interface SeatRow {
  readonly flightId: string;
  readonly code: string;
  readonly status: SeatStatus;
  readonly orderId: string | null;
  readonly leaseUntil: number | null;
  readonly version: number;
  readonly flightVersion: number;
}

export interface BookingRow {
  readonly flightId: string;
  readonly seat: string;
  readonly orderId: string;
}

export interface OrderRow {
  readonly id: string;
  readonly flightId: string;
  readonly userId: string;
  readonly status: OrderStatus;
  readonly seats: readonly string[];
  readonly holdExpiresAt: number | null;
  readonly version: number;
  readonly state: Order;
  readonly updatedAt: number;
}

export interface EventRow {
  readonly orderId: string;
  readonly version: number;
  readonly event: OrderEvent;
}

export interface PaymentRow {
  readonly orderId: string;
  readonly attempt: number;
  readonly status: string;
  /** In integer minor units. */
  readonly amount: number;
  readonly startedAt: number;
}

/** A traveller without name and date of birth, which the checker neither needs nor reads. */
export interface TravellerRow extends Pick<Traveller, 'kind' | 'seat' | 'lapOf'> {
  readonly orderId: string;
}

/** A contact without its address. */
export interface ContactRow {
  readonly orderId: string;
  /** Whether the mail server of a run refuses mail to the address. */
  readonly isUnknownMailbox: boolean;
}

export interface MailRow {
  readonly orderId: string;
  readonly version: number;
  readonly kind: MailKind;
  readonly status: MailEnd | 'DUE';
  readonly createdAt: number;
  /** Why it was not sent. */
  readonly reason: string | null;
}

/** The content of Postgres in one snapshot. */
export interface Tables {
  /** Epoch milliseconds. */
  readonly readAt: number;
  readonly flights: readonly FlightRow[];
  readonly seats: readonly SeatRow[];
  readonly bookings: readonly BookingRow[];
  readonly orders: readonly OrderRow[];
  readonly events: readonly EventRow[];
  readonly payments: readonly PaymentRow[];
  /** In the order of each order's list. */
  readonly travellers: readonly TravellerRow[];
  readonly contacts: readonly ContactRow[];
  readonly mails: readonly MailRow[];
}

/** Reads all tables in one snapshot. */
export async function readTables(url: string): Promise<Tables> {
  const database = connect(url, { max: 1 });
  try {
    return await database.sql.begin('isolation level repeatable read read only', async (sql) => {
      // After a long run these reads may take several seconds.
      await sql`set local statement_timeout = 60000`;
      const ms = (column: string) => sql`(extract(epoch from ${sql(column)}) * 1000)::bigint`;
      return {
        readAt: Date.now(),
        flights: await sql<FlightRow[]>`
          select id, layout_id as "layoutId", block_by as "blockBy", seat_version as "seatVersion", ${ms('departs_at')} as "departsAt",
            origin, destination, unpaid_deleted_at is not null as "hasDeletedUnpaid" from flights`,
        seats: await sql<SeatRow[]>`
          select flight_id as "flightId", code, status, order_id as "orderId", ${ms('lease_until')} as "leaseUntil",
            version, flight_version as "flightVersion" from seats
          union all
          select archived.flight_id, archived.seat, 'BOOKED', archived.order_id, null, 0, flights.seat_version
          from archived_bookings as archived join flights on flights.id = archived.flight_id`,
        bookings: await sql<BookingRow[]>`
          select flight_id as "flightId", seat, order_id as "orderId" from bookings
          union all select flight_id, seat, order_id from archived_bookings`,
        orders: await sql<OrderRow[]>`
          select id, flight_id as "flightId", user_id as "userId", status, seats, ${ms('hold_expires_at')} as "holdExpiresAt",
            version, state, ${ms('updated_at')} as "updatedAt" from orders`,
        events: (
          await sql`select order_id, version, type, ${ms('at')} as at, data from order_events order by order_id, version`
        ).map(
          ({ order_id: orderId, version, type, at, data }): EventRow => ({
            orderId,
            version,
            event: { ...data, type, at: new Date(at).toISOString() } as OrderEvent,
          }),
        ),
        payments: await sql<PaymentRow[]>`
          select order_id as "orderId", attempt, status, amount, ${ms('started_at')} as "startedAt" from payments`,
        travellers: await sql<TravellerRow[]>`
          select order_id as "orderId", kind, seat, lap_of as "lapOf" from travellers order by order_id, position`,
        contacts: await sql<ContactRow[]>`
          select order_id as "orderId", starts_with(email, ${UNKNOWN_MAILBOX}) as "isUnknownMailbox" from contacts`,
        mails: await sql<MailRow[]>`
          select order_id as "orderId", version, kind, status, ${ms('created_at')} as "createdAt", reason from mails`,
      };
    });
  } finally {
    await database.close();
  }
}
