import type { Refusal } from '../errors.ts';
import type { SeatCode } from '../flight/layout.ts';
import type { Instant } from '../instant.ts';

interface CommandBase {
  readonly orderId: string;
  /** Rises with each command of an order; the block ignores one lower than the highest it saw from that order. */
  readonly sequence: number;
  readonly seats: readonly SeatCode[];
}

/** What an order asks of a seat block. All seats of a command are granted, or none. */
export type SeatCommand =
  /** Take the seats, or renew the lease on those the order has. `free` are seats of the order given back if, and only if, it is granted. */
  | (CommandBase & { readonly type: 'HOLD'; readonly leaseUntil: Instant; readonly free?: readonly SeatCode[] })
  /** Renew the lease on seats the order has. */
  | (CommandBase & { readonly type: 'EXTEND'; readonly leaseUntil: Instant })
  /** Give held seats back. */
  | (CommandBase & { readonly type: 'RELEASE' })
  /** Turn held seats into a booking. */
  | (CommandBase & { readonly type: 'CONFIRM' });

export const COMMAND_TYPES = ['HOLD', 'EXTEND', 'RELEASE', 'CONFIRM'] as const satisfies readonly SeatCommand['type'][];

/** The answer to a command. `version` is the block's version that shows it. */
export type SeatOutcome =
  | { readonly granted: true; readonly version: number; readonly leaseUntil?: Instant }
  | { readonly granted: false; readonly refusal: Refusal };
