import type { Wish } from './wishes.ts';

/** What became of one passenger of a rush, as the passenger was told it. */
export interface Told {
  readonly wish: Wish;
  /** Null where the request itself failed: `status` says how then. */
  readonly orderId: string | null;
  /** Whether the seats were held. */
  readonly granted: boolean;
  /** How the order ended. Who didn't pay was told SEATS_RESERVED last. */
  readonly status: string;
  /** Milliseconds from asking until it was known whether the seats are held. */
  readonly toldMs: number;
  /** Milliseconds from there until the end was seen; null for who was refused or didn't pay. */
  readonly confirmedMs: number | null;
}
