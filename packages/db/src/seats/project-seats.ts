import type { BookingConflict, ProjectionResult, SeatProjection } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal, runOf, VERSIONS_PER_RUN } from '@jumpseat/domain';
import type { TransactionSql } from 'postgres';
import type { Database } from '../connect.ts';
import { CHANNEL, PAYLOAD_LIMIT_BYTES } from '../feed/channel.ts';
import { blockLock } from './block-lock.ts';

/**
 * Writes the seats that are newer than the stored ones, in one transaction, and publishes them with the flight's next
 * seat version. Skips seats that another order has booked. Writes nothing if a later run of the block has started.
 * Throws NO_SUCH_SEAT for a seat without a row.
 */
export async function projectSeats({ sql }: Database, projection: SeatProjection): Promise<ProjectionResult> {
  return sql.begin(async (tx) => {
    // Sent together. Each statement starts after the one before, so it has its locks and sees what others have
    // committed.
    const [locked, , [outcome]] = await Promise.all([
      lockSeats(tx, projection),
      deleteReleasedBookings(tx, projection),
      writeNewer(tx, projection),
    ]);
    requireEach(projection, locked);
    return { conflicts: outcome?.conflicts ?? [], overtakenBy: outcome?.overtakenBy ?? null };
  });
}

/**
 * Locks the seats in one order, and before the flight. Everything locks this way, so two writers never wait for each
 * other.
 */
function lockSeats(tx: TransactionSql<{ bigint: number }>, { flightId, blockId, changes }: SeatProjection) {
  const codes = changes.map(({ seat }) => seat);
  return tx<{ code: string }[]>`
    select code, (select pg_advisory_xact_lock_shared(${blockLock(tx, flightId, blockId)})) as shared
    from seats where flight_id = ${flightId} and code = any(${codes}::text[]) order by code for update`;
}

/** Deletes released bookings. A statement of its own, so that another order can book the seat in the next one. */
function deleteReleasedBookings(
  tx: TransactionSql<{ bigint: number }>,
  { flightId, blockId, version, changes }: SeatProjection,
) {
  const givenUp = changes.filter(({ unbooked }) => unbooked !== undefined);
  if (givenUp.length === 0) return undefined;
  return tx`
    delete from bookings
    using jsonb_to_recordset(${JSON.stringify(givenUp)}::text::jsonb) as change (seat text, unbooked text), seats
    where seats.flight_id = ${flightId} and seats.code = change.seat and seats.version < ${version}::bigint
      and bookings.flight_id = seats.flight_id and bookings.seat = seats.code and bookings.order_id = change.unbooked
      and not exists (
        select from seat_blocks where flight_id = ${flightId} and block_id = ${blockId} and run > ${runOf(version)}
      )`;
}

function writeNewer(
  tx: TransactionSql<{ bigint: number }>,
  { flightId, blockId, version, changes, trace }: SeatProjection,
) {
  // Untraced changes keep their own prepared statement.
  const traced = trace === undefined ? tx`` : tx`, 'trace', ${trace}::text`;
  return tx<{ conflicts: BookingConflict[] | null; overtakenBy: number | null }[]>`
    with later_run as materialized (
      select run from seat_blocks where flight_id = ${flightId} and block_id = ${blockId} and run > ${runOf(version)}
    ),
    -- Read before anything is written here.
    overtaken as materialized (
      select greatest(
        (select max(run)::bigint * ${VERSIONS_PER_RUN}::bigint from later_run),
        (
          select max(seats.version) from jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb) as change (seat text)
          join seats on seats.flight_id = ${flightId} and seats.code = change.seat
          where seats.version > ${version}::bigint
        )
      ) as version
    ),
    newer as (
      select change.seat, change.status, change."orderId" as order_id, change."leaseUntil" as lease_until
      from jsonb_to_recordset(${JSON.stringify(changes)}::text::jsonb)
             as change (seat text, status seat_status, "orderId" text, "leaseUntil" timestamptz)
      join seats on seats.flight_id = ${flightId} and seats.code = change.seat
      where seats.version < ${version}::bigint and not exists (select from later_run)
    ),
    -- For a booked seat this update changes nothing, but it returns the order that has it.
    booked as (
      insert into bookings (flight_id, seat, order_id)
      select ${flightId}, seat, order_id from newer where status = 'BOOKED'
      on conflict (flight_id, seat) do update set order_id = bookings.order_id
      returning seat, order_id
    ),
    conflict as (
      select booked.seat, booked.order_id from booked join newer using (seat) where booked.order_id <> newer.order_id
    ),
    applied as (
      select * from newer where seat not in (select seat from conflict)
    ),
    raised as (
      update flights set seat_version = seat_version + 1
      where id = ${flightId} and exists (select from applied)
      returning seat_version
    ),
    stamped as (
      update seats
      set status = applied.status, order_id = applied.order_id, lease_until = applied.lease_until,
          version = ${version}, flight_version = raised.seat_version
      from applied, raised
      where seats.flight_id = ${flightId} and seats.code = applied.seat
    ),
    brief as (
      select jsonb_build_object('flightId', ${flightId}::text, 'version', seat_version${traced}) as news from raised
    ),
    complete as (
      select news || jsonb_build_object('seats', (select jsonb_object_agg(seat, status) from applied)) as news from brief
    )
    select
      (select json_agg(json_build_object('seat', seat, 'orderId', order_id)) from conflict) as conflicts,
      (select version from overtaken) as "overtakenBy",
      (
        select pg_notify(${CHANNEL}, jsonb_build_object('seats', case
          when octet_length(complete.news::text) < ${PAYLOAD_LIMIT_BYTES}::int then complete.news else brief.news
        end)::text)
        from brief, complete
      ) as published`;
}

function requireEach({ flightId, changes }: SeatProjection, locked: readonly { code: string }[]): void {
  const known = new Set(locked.map(({ code }) => code));
  const unknown = changes.map(({ seat }) => seat).filter((seat) => !known.has(seat));
  if (unknown.length === 0) return;
  throw new JumpseatError(refusal('NO_SUCH_SEAT', { seats: unknown, detail: `on ${flightId}` }));
}
