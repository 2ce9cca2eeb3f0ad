import {
  type FlightFacts,
  flightSeats,
  JumpseatError,
  refusal,
  type SeatBlock,
  type SeatCode,
  type TakenSeat,
  VERSIONS_PER_RUN,
} from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { blockLock } from './block-lock.ts';

/**
 * Begins a run of a block: raises its run number, and returns its last written seats at the first version of that run.
 * Waits for running writes, and locks out later writes of earlier runs. Throws FLIGHT_NOT_FOUND if the flight has no
 * such seats.
 */
export async function loadSeatBlock(
  { sql }: Database,
  { flight, blockId }: { flight: FlightFacts; blockId: string },
): Promise<SeatBlock> {
  const codes = flightSeats(flight).blocks.get(blockId) ?? [];
  const rows = await sql.begin(async (tx) => {
    // Sent together. The second statement starts after the first, so it sees all writes before the lock.
    const [, seats] = await Promise.all([
      tx`select pg_advisory_xact_lock(${blockLock(tx, flight.id, blockId)})`,
      tx<{ code: string; orderId: string | null; leaseUntil: number | null; run: number }[]>`
        with seat as materialized (
          select code, order_id, lease_until from seats where flight_id = ${flight.id} and code = any(${codes}::text[])
        ),
        block as (
          insert into seat_blocks (flight_id, block_id, run)
          select ${flight.id}, ${blockId}, 1 where exists (select from seat)
          on conflict (flight_id, block_id) do update set run = seat_blocks.run + 1
          returning run
        )
        select code, order_id as "orderId", extract(epoch from lease_until)::float8 * 1000 as "leaseUntil", run
        from seat, block`,
    ]);
    return seats;
  });
  const [first] = rows;
  if (!first || rows.length < codes.length) {
    throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: `${flight.id}, block ${blockId}` }));
  }
  const taken: Record<SeatCode, TakenSeat> = {};
  for (const { code, orderId, leaseUntil } of rows) {
    if (orderId === null) continue;
    taken[code] =
      leaseUntil === null
        ? { status: 'BOOKED', orderId }
        : { status: 'HELD', orderId, leaseUntil: Math.round(leaseUntil) };
  }
  return { seats: codes, taken, version: first.run * VERSIONS_PER_RUN, lastSeen: {} };
}
