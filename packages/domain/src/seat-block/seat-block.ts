import type { SeatCode } from '../flight/layout.ts';

export type SeatStatus = 'AVAILABLE' | 'HELD' | 'BOOKED';

/** A seat that is not available: held by a lease that expires, or booked. Times are epoch milliseconds. */
export type TakenSeat =
  | { readonly status: 'HELD'; readonly orderId: string; readonly leaseUntil: number }
  | { readonly status: 'BOOKED'; readonly orderId: string };

/** The newest command seen from an order. With it the block recognises older commands that arrive late. */
export interface LastSeen {
  readonly sequence: number;
  readonly token?: number;
  readonly at: number;
}

/**
 * The state of the seats of one block. Seats that are not in `taken` are available.
 * Plain data: the workflow carries it over when it continues as new.
 */
export interface SeatBlock {
  readonly seats: readonly SeatCode[];
  readonly taken: Readonly<Record<SeatCode, TakenSeat>>;
  /**
   * Rises by one with each change. A run starts at its number times `VERSIONS_PER_RUN`. Every write carries the
   * version, so an older state never overwrites a newer one. Once a later run has started, earlier runs write nothing.
   */
  readonly version: number;
  readonly lastSeen: Readonly<Record<string, LastSeen>>;
  /**
   * The order whose booking of a seat was released last. Writes of the seat name it, so that the database deletes that
   * booking.
   */
  readonly givenUp?: Readonly<Record<SeatCode, string>>;
}

/** The number of versions of one run. A block that is loaded from Postgres begins the next run. */
export const VERSIONS_PER_RUN = 2 ** 32;

/** The number of the run that a version belongs to. */
export function runOf(version: number): number {
  return Math.floor(version / VERSIONS_PER_RUN);
}

/** A block with every seat available. */
export function emptyBlock(seats: readonly SeatCode[]): SeatBlock {
  return { seats, taken: {}, version: 0, lastSeen: {} };
}

export function statusOf(block: SeatBlock, seat: SeatCode): SeatStatus {
  return block.taken[seat]?.status ?? 'AVAILABLE';
}

/** The end of the earliest lease, in epoch milliseconds; undefined when no seat is held. */
export function earliestLease(block: SeatBlock): number | undefined {
  let earliest: number | undefined;
  for (const taken of Object.values(block.taken)) {
    if (taken.status === 'HELD' && (earliest === undefined || taken.leaseUntil < earliest)) {
      earliest = taken.leaseUntil;
    }
  }
  return earliest;
}

/** The block without orders that have no seat in it and sent no command since `silentSince` (epoch milliseconds). */
export function forgetSilentOrders(block: SeatBlock, silentSince: number): SeatBlock {
  const present = new Set(Object.values(block.taken).map(({ orderId }) => orderId));
  const lastSeen = Object.fromEntries(
    Object.entries(block.lastSeen).filter(([orderId, { at }]) => present.has(orderId) || at >= silentSince),
  );
  return { ...block, lastSeen };
}
