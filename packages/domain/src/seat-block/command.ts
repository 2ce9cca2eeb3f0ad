import type { Refusal } from '../errors.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs, type Instant } from '../instant.ts';

interface CommandBase {
  readonly orderId: string;
  /** Rises with each step of an order; the block refuses one lower than the highest it saw from that order. */
  readonly sequence: number;
  /**
   * Rises with each try of a step. A try that was given up runs on: its commands carry a lower token than those of the next try, so the
   * block refuses them. Left out: 0.
   */
  readonly token?: number;
  readonly seats: readonly SeatCode[];
}

/** What an order asks of a seat block. All seats of a command are granted, or none; but RELEASE gives back whatever the order has of them. */
export type SeatCommand =
  /** Take the seats, or renew the lease on those the order has. `free` are seats of the order given back if, and only if, it is granted. */
  | (CommandBase & { readonly type: 'HOLD'; readonly leaseUntil: Instant; readonly free?: readonly SeatCode[] })
  /** Renew the lease on seats the order has. */
  | (CommandBase & { readonly type: 'EXTEND'; readonly leaseUntil: Instant })
  /** Give held seats back; with `booked`, booked ones too: for a booking whose payment does not stand. */
  | (CommandBase & { readonly type: 'RELEASE'; readonly booked?: boolean })
  /** Turn held seats into a booking. */
  | (CommandBase & { readonly type: 'CONFIRM' });

const COMMAND_TYPES = ['HOLD', 'EXTEND', 'RELEASE', 'CONFIRM'] as const satisfies readonly SeatCommand['type'][];

/** Whether something that came over the wire is a command. Says nothing of whether it can be granted. */
export function isSeatCommand(value: unknown): value is SeatCommand {
  if (typeof value !== 'object' || value === null) return false;
  const {
    type,
    orderId,
    sequence,
    token = 0,
    seats,
    leaseUntil,
    free = [],
    booked = false,
  } = value as Record<string, unknown>;
  const leases = type === 'HOLD' || type === 'EXTEND';
  return (
    COMMAND_TYPES.some((known) => known === type) &&
    typeof orderId === 'string' &&
    orderId !== '' &&
    Number.isSafeInteger(sequence) &&
    Number.isSafeInteger(token) &&
    isSeatList(seats) &&
    seats.length > 0 &&
    isSeatList(free) &&
    typeof booked === 'boolean' &&
    (!leases || (typeof leaseUntil === 'string' && !Number.isNaN(epochMs(leaseUntil))))
  );
}

function isSeatList(value: unknown): value is SeatCode[] {
  return (
    Array.isArray(value) && value.every((seat) => typeof seat === 'string') && new Set(value).size === value.length
  );
}

/** The answer to a command. `version` is the block's version that shows it. */
export type SeatOutcome =
  | { readonly granted: true; readonly version: number; readonly leaseUntil?: Instant }
  | { readonly granted: false; readonly refusal: Refusal };
