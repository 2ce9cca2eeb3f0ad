import type { SeatCode } from '../flight/layout.ts';

/** A seat as people see it. */
export type SeatStatus = 'AVAILABLE' | 'HELD' | 'BOOKED';

/** A seat that is not available: a lease that runs out by itself, or a booking that does not. Times are epoch milliseconds. */
export type TakenSeat =
  | { readonly status: 'HELD'; readonly orderId: string; readonly leaseUntil: number }
  | { readonly status: 'BOOKED'; readonly orderId: string };

/** The newest command seen from an order, so that an older one that arrives late is known as such. */
export interface LastSeen {
  readonly sequence: number;
  readonly token?: number;
  readonly at: number;
}

/**
 * The truth about the seats of one block. Seats that are not in `taken` are available.
 * Plain data: it is carried over when the workflow continues as new.
 */
export interface SeatBlock {
  readonly seats: readonly SeatCode[];
  readonly taken: Readonly<Record<SeatCode, TakenSeat>>;
  /**
   * Raised by one with each change, from the first version of the block's run: the run's number times `VERSIONS_PER_RUN`. What is written
   * carries it, so that older news never overwrites newer, and what an earlier run decided is never written after a later run has started.
   */
  readonly version: number;
  readonly lastSeen: Readonly<Record<string, LastSeen>>;
  /** Whose booking of a seat was given up last. What is written of the seat says so, until it is overtaken: the database must forget that one. */
  readonly givenUp?: Readonly<Record<SeatCode, string>>;
}

/** How many versions one run of a block can have. A block that is loaded from Postgres begins the next run. */
export const VERSIONS_PER_RUN = 2 ** 32;

/** The number of the run that a version belongs to. */
export function runOf(version: number): number {
  return Math.floor(version / VERSIONS_PER_RUN);
}

/** A block with every seat available. */
export function emptyBlock(seats: readonly SeatCode[]): SeatBlock {
  return { seats, taken: {}, version: 0, lastSeen: {} };
}

/** The status of one seat of the block. */
export function statusOf(block: SeatBlock, seat: SeatCode): SeatStatus {
  return block.taken[seat]?.status ?? 'AVAILABLE';
}

/** When the earliest lease runs out, in epoch milliseconds; undefined when nothing is held. */
export function earliestLease(block: SeatBlock): number | undefined {
  let earliest: number | undefined;
  for (const taken of Object.values(block.taken)) {
    if (taken.status === 'HELD' && (earliest === undefined || taken.leaseUntil < earliest)) {
      earliest = taken.leaseUntil;
    }
  }
  return earliest;
}

/** The block without the orders that hold nothing in it and have been silent since `silentSince`. */
export function forgetSilentOrders(block: SeatBlock, silentSince: number): SeatBlock {
  const present = new Set(Object.values(block.taken).map(({ orderId }) => orderId));
  const lastSeen = Object.fromEntries(
    Object.entries(block.lastSeen).filter(([orderId, { at }]) => present.has(orderId) || at >= silentSince),
  );
  return { ...block, lastSeen };
}
