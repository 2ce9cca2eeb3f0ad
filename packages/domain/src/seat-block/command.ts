import type { Refusal } from '../errors.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs, type Instant } from '../instant.ts';

interface CommandBase {
  readonly orderId: string;
  /** Rises with each step of an order. The block refuses a number lower than the highest it has seen from the order. */
  readonly sequence: number;
  /**
   * Rises with each try of a step; left out: 0. A try that was abandoned may still run. Its commands have a lower token
   * than those of the next try, so the block refuses them.
   */
  readonly token?: number;
  readonly seats: readonly SeatCode[];
}

/**
 * A command of an order to a seat block. All its seats are granted or none. RELEASE releases those that the order has.
 */
export type SeatCommand =
  /**
   * Hold the seats, or renew the lease on seats the order has. `free` are its seats to release if the command is
   * granted.
   */
  | (CommandBase & { readonly type: 'HOLD'; readonly leaseUntil: Instant; readonly free?: readonly SeatCode[] })
  /** Renew the lease on seats that the order has. */
  | (CommandBase & { readonly type: 'EXTEND'; readonly leaseUntil: Instant })
  /** Release held seats. With `booked`, booked seats too: for a booking whose payment was voided. */
  | (CommandBase & { readonly type: 'RELEASE'; readonly booked?: boolean })
  /** Book held seats. */
  | (CommandBase & { readonly type: 'CONFIRM' });

const COMMAND_TYPES = ['HOLD', 'EXTEND', 'RELEASE', 'CONFIRM'] as const satisfies readonly SeatCommand['type'][];

/** Whether a value from outside is a well-formed command. It may still be refused. */
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

/** The outcome of a command. `version` is the block's version that shows it. */
export type SeatOutcome =
  | { readonly granted: true; readonly version: number; readonly leaseUntil?: Instant }
  | { readonly granted: false; readonly refusal: Refusal };
