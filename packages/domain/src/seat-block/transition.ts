import { type ErrorCode, type Refusal, refusal } from '../errors.ts';
import type { SeatCode } from '../flight/layout.ts';
import { epochMs, instant } from '../instant.ts';
import type { SeatCommand, SeatOutcome } from './command.ts';
import type { LastSeen, SeatBlock, TakenSeat } from './seat-block.ts';

/** A block after a step, and the seats whose state changed. */
export interface SeatBlockStep {
  readonly block: SeatBlock;
  readonly changed: readonly SeatCode[];
}

/** Applies one command at `now` (epoch milliseconds). A refused command changes no seat. */
export function applySeatCommand(
  block: SeatBlock,
  command: SeatCommand,
  now: number,
): SeatBlockStep & { outcome: SeatOutcome } {
  const fresh = lapseLeases(block, now);
  const last = fresh.block.lastSeen[command.orderId];
  if (last && isOlder(command, last)) {
    return { ...fresh, outcome: outcomeOfLate(fresh.block, command) };
  }
  const seen: SeatBlock = {
    ...fresh.block,
    lastSeen: { ...fresh.block.lastSeen, [command.orderId]: seenOf(command, now) },
  };
  const refused = refuse(seen, command);
  if (refused) return { block: seen, changed: fresh.changed, outcome: refused };

  const { block: next, changed } = withSeatStates(seen, statesAfter(seen, command));
  const leaseUntil = 'leaseUntil' in command ? { leaseUntil: command.leaseUntil } : {};
  return {
    block: next,
    changed: [...new Set([...fresh.changed, ...changed])],
    outcome: { granted: true, version: next.version, ...leaseUntil },
  };
}

function isOlder({ sequence, token = 0 }: SeatCommand, last: LastSeen): boolean {
  return sequence < last.sequence || (sequence === last.sequence && token < (last.token ?? 0));
}

function seenOf({ sequence, token }: SeatCommand, at: number): LastSeen {
  return token === undefined ? { sequence, at } : { sequence, token, at };
}

/** Releases the seats whose lease has expired at `now` (epoch milliseconds). */
export function lapseLeases(block: SeatBlock, now: number): SeatBlockStep {
  const lapsed = Object.entries(block.taken).filter(([, taken]) => taken.status === 'HELD' && taken.leaseUntil <= now);
  return withSeatStates(block, new Map(lapsed.map(([seat]) => [seat, null])));
}

/** Releases every seat, including bookings, for an administrator's reset. */
export function clearSeats(block: SeatBlock): SeatBlockStep {
  return withSeatStates(block, new Map(Object.keys(block.taken).map((seat) => [seat, null])));
}

/** Takes over bookings that the database has and the block did not know of. */
export function adoptBookings(
  block: SeatBlock,
  bookings: readonly { seat: SeatCode; orderId: string }[],
): SeatBlockStep {
  return withSeatStates(block, new Map(bookings.map(({ seat, orderId }) => [seat, { status: 'BOOKED', orderId }])));
}

/** The state that a granted command gives to each seat; null releases the seat. */
function statesAfter(block: SeatBlock, command: SeatCommand): Map<SeatCode, TakenSeat | null> {
  const { orderId, seats } = command;
  switch (command.type) {
    case 'HOLD':
    case 'EXTEND': {
      const lease: TakenSeat = { status: 'HELD', orderId, leaseUntil: epochMs(command.leaseUntil) };
      const free = (command.type === 'HOLD' ? (command.free ?? []) : []).filter((seat) => !seats.includes(seat));
      return new Map([
        ...seats.map((seat) => [seat, lease] as const),
        ...free.filter((seat) => holds(block, orderId, seat)).map((seat) => [seat, null] as const),
      ]);
    }
    case 'RELEASE':
      return new Map(seats.filter((seat) => releases(block, command, seat)).map((seat) => [seat, null]));
    case 'CONFIRM':
      return new Map(seats.map((seat) => [seat, { status: 'BOOKED', orderId }]));
  }
}

/** The refusal that names seats which other orders hold or have booked; undefined when both lists are empty. */
export function refuseTaken({
  held,
  booked,
}: {
  held: readonly SeatCode[];
  booked: readonly SeatCode[];
}): Refusal | undefined {
  if (held.length + booked.length === 0) return undefined;
  return refusal(held.length > 0 ? 'SEAT_HELD' : 'SEAT_BOOKED', { seats: [...held, ...booked] });
}

/** The refused outcome of a command that can't be granted now; undefined when it can. */
function refuse(block: SeatBlock, command: SeatCommand): SeatOutcome | undefined {
  const { orderId, seats, type } = command;
  const unknown = seats.filter((seat) => !block.seats.includes(seat));
  if (unknown.length > 0) return refused('NO_SUCH_SEAT', unknown);
  const mine = (seat: SeatCode) => block.taken[seat]?.orderId === orderId;

  switch (type) {
    case 'HOLD': {
      const booked = seats.filter((seat) => block.taken[seat]?.status === 'BOOKED');
      const held = seats.filter((seat) => block.taken[seat]?.status === 'HELD' && !mine(seat));
      const why = refuseTaken({ held, booked });
      return why && { granted: false, refusal: why };
    }
    case 'EXTEND': {
      const lost = seats.filter((seat) => !holds(block, orderId, seat));
      return lost.length > 0 ? refused('NOT_HOLDER', lost) : undefined;
    }
    case 'CONFIRM': {
      const lost = seats.filter((seat) => !mine(seat));
      return lost.length > 0 ? refused('NOT_HOLDER', lost) : undefined;
    }
    case 'RELEASE': {
      // The order's remaining seats are released even if it has lost the others. Else they stay taken until the lease
      // ends.
      const others = seats.filter((seat) => block.taken[seat] && !releases(block, command, seat));
      return others.length > 0 && !seats.some((seat) => releases(block, command, seat))
        ? refused('NOT_HOLDER', others)
        : undefined;
    }
  }
}

/**
 * The outcome of a command that is older than the newest one seen. It changes nothing: it is granted if its effect is
 * already in place (a retry of a command that was carried out), and stale otherwise.
 */
function outcomeOfLate(block: SeatBlock, command: SeatCommand): SeatOutcome {
  const { orderId, seats } = command;
  const leases = seats.map((seat) => block.taken[seat]);
  const isSo = {
    HOLD: () => leases.every((taken) => taken?.status === 'HELD' && taken.orderId === orderId),
    EXTEND: () => leases.every((taken) => taken?.status === 'HELD' && taken.orderId === orderId),
    RELEASE: () => leases.every((taken) => taken?.orderId !== orderId),
    CONFIRM: () => leases.every((taken) => taken?.status === 'BOOKED' && taken.orderId === orderId),
  }[command.type]();
  if (!isSo) return refused('STALE_COMMAND', seats);
  const until = Math.min(...leases.map((taken) => (taken?.status === 'HELD' ? taken.leaseUntil : Infinity)));
  return { granted: true, version: block.version, ...(Number.isFinite(until) && { leaseUntil: instant(until) }) };
}

function holds(block: SeatBlock, orderId: string, seat: SeatCode): boolean {
  const taken = block.taken[seat];
  return taken?.status === 'HELD' && taken.orderId === orderId;
}

function releases(block: SeatBlock, command: Extract<SeatCommand, { type: 'RELEASE' }>, seat: SeatCode): boolean {
  const taken = block.taken[seat];
  return taken?.orderId === command.orderId && (taken.status === 'HELD' || command.booked === true);
}

function refused(code: ErrorCode, seats: readonly SeatCode[]): SeatOutcome {
  return { granted: false, refusal: refusal(code, { seats }) };
}

/** The block with these seat states. The version rises by one if any of them is new. */
function withSeatStates(block: SeatBlock, states: ReadonlyMap<SeatCode, TakenSeat | null>): SeatBlockStep {
  const changed = [...states].filter(([seat, next]) => !same(block.taken[seat], next)).map(([seat]) => seat);
  if (changed.length === 0) return { block, changed };
  const taken = { ...block.taken };
  const givenUp = { ...block.givenUp };
  for (const seat of changed) {
    const before = taken[seat];
    const next = states.get(seat);
    if (before?.status === 'BOOKED') givenUp[seat] = before.orderId;
    if (next) taken[seat] = next;
    else delete taken[seat];
  }
  return { block: { ...block, taken, givenUp, version: block.version + 1 }, changed };
}

function same(a: TakenSeat | undefined, b: TakenSeat | null): boolean {
  if (!a || !b) return !a === !b;
  if (a.status !== b.status || a.orderId !== b.orderId) return false;
  return a.status === 'BOOKED' || b.status === 'BOOKED' || a.leaseUntil === b.leaseUntil;
}
