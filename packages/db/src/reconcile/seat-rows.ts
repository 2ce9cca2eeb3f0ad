import type { OrderStatus, SeatCode } from '@jumpseat/domain';
import type { Database } from '../connect.ts';

/** What Postgres has of a seat block. */
export interface BlockHead {
  /** The newest run that began; 0 if none did. */
  readonly run: number;
  /** The block's version that each of its seats shows. */
  readonly versions: Readonly<Record<SeatCode, number>>;
  /** Whether its flight is archived: then its seats have left the tables. */
  readonly isArchived: boolean;
}

/** The head of a block with these seats. */
export async function blockHead(
  { sql }: Database,
  { flightId, blockId, seats }: { flightId: string; blockId: string; seats: readonly SeatCode[] },
): Promise<BlockHead> {
  const [head] = await sql<BlockHead[]>`
    select
      coalesce((select run from seat_blocks where flight_id = ${flightId} and block_id = ${blockId}), 0) as run,
      (
        select coalesce(jsonb_object_agg(code, version), '{}') from seats
        where flight_id = ${flightId} and code = any(${[...seats]}::text[])
      ) as versions,
      exists (select from flights where id = ${flightId} and archived_at is not null) as "isArchived"`;
  return head ?? { run: 0, versions: {}, isArchived: false };
}

/** Raises the number of a block's newest run to at least `run`, so that no later run repeats its versions. */
export async function raiseRun(
  { sql }: Database,
  { flightId, blockId, run }: { flightId: string; blockId: string; run: number },
): Promise<void> {
  await sql`
    insert into seat_blocks (flight_id, block_id, run) values (${flightId}, ${blockId}, ${run})
    on conflict (flight_id, block_id) do update set run = greatest(seat_blocks.run, excluded.run)`;
}

/** More than the seats of a flight change between two backups. */
const MORE_THAN_ANY_VIEWER_SAW = 1_000_000;

/**
 * Raises a flight's seat version above all that viewers may have seen before the restore. Every seat gets that version,
 * so a viewer that resumes is sent the whole map.
 */
export async function raiseSeatVersion({ sql }: Database, flightId: string): Promise<void> {
  await sql`
    with raised as (
      update flights set seat_version = seat_version + ${MORE_THAN_ANY_VIEWER_SAW} where id = ${flightId}
      returning id, seat_version
    )
    update seats set flight_version = raised.seat_version from raised where flight_id = raised.id`;
}

/** A held seat. */
export interface HeldSeat {
  readonly flightId: string;
  readonly seat: SeatCode;
}

/** All held seats. */
export async function heldSeats({ sql }: Database): Promise<HeldSeat[]> {
  return sql<HeldSeat[]>`
    select flight_id as "flightId", code as seat from seats where status = 'HELD' order by flight_id, code`;
}

/** A seat of a confirmed order that is not booked for it. */
export interface UnbookedSeat {
  readonly orderId: string;
  readonly flightId: string;
  readonly seat: SeatCode;
  /** The order that has it booked instead, and its status; null without one, and if that order is unknown. */
  readonly ownerId: string | null;
  readonly ownerStatus: OrderStatus | null;
}

/** The seats that confirmed orders of this flight should have booked, and have not. None of an archived flight. */
export async function unbookedSeats({ sql }: Database, flightId: string): Promise<UnbookedSeat[]> {
  return sql<UnbookedSeat[]>`
    select orders.id as "orderId", orders.flight_id as "flightId", own.seat, owner.id as "ownerId",
      other.status as "ownerStatus"
    from orders
    join flights on flights.id = orders.flight_id and flights.archived_at is null
    cross join unnest(orders.seats) as own (seat)
    left join seats on seats.flight_id = orders.flight_id and seats.code = own.seat
    left join bookings on bookings.flight_id = orders.flight_id and bookings.seat = own.seat
    cross join lateral (
      select coalesce(bookings.order_id, case when seats.status = 'BOOKED' then seats.order_id end) as id
    ) as owner
    left join orders as other on other.id = owner.id
    where orders.flight_id = ${flightId} and orders.status = 'CONFIRMED'
      and not coalesce(
        seats.status = 'BOOKED' and seats.order_id = orders.id and bookings.order_id = orders.id, false
      )
    order by orders.id, own.seat`;
}
