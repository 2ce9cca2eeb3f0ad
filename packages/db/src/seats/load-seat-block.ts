import {
  epochMs,
  type FlightFacts,
  flightSeats,
  JumpseatError,
  refusal,
  type SeatBlock,
  type SeatCode,
  type TakenSeat,
} from '@jumpseat/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../connect.ts';
import { seats } from '../schema/index.ts';

/** A block as it was last projected. Throws FLIGHT_NOT_FOUND where the flight has no such seats. */
export async function loadSeatBlock(
  { db }: Database,
  { flight, blockId }: { flight: FlightFacts; blockId: string },
): Promise<SeatBlock> {
  const codes = flightSeats(flight).blocks.get(blockId) ?? [];
  const rows = await db
    .select({ code: seats.code, orderId: seats.orderId, leaseUntil: seats.leaseUntil, version: seats.version })
    .from(seats)
    .where(and(eq(seats.flightId, flight.id), inArray(seats.code, [...codes])));
  if (rows.length === 0 || rows.length < codes.length) {
    throw new JumpseatError(refusal('FLIGHT_NOT_FOUND', { detail: `${flight.id}, block ${blockId}` }));
  }
  const taken: Record<SeatCode, TakenSeat> = {};
  for (const { code, orderId, leaseUntil } of rows) {
    if (orderId === null) continue;
    taken[code] = leaseUntil
      ? { status: 'HELD', orderId, leaseUntil: epochMs(leaseUntil) }
      : { status: 'BOOKED', orderId };
  }
  return { seats: codes, taken, version: Math.max(...rows.map((row) => row.version)), lastSeen: {} };
}
