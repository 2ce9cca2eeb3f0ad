import {
  adoptBookings,
  applySeatCommand,
  clearSeats,
  departed,
  earliestLease,
  emptyBlock,
  epochMs,
  flightSeats,
  forgetSilentOrders,
  instant,
  isSeatCommand,
  lapseLeases,
  type Refusal,
  refusal,
  runOf,
  type SeatBlock,
  type SeatBlockStep,
  type SeatCode,
  type SeatCommand,
  type SeatOutcome,
  salesClosed,
} from '@jumpseat/domain';
import {
  allHandlersFinished,
  condition,
  proxyActivities,
  proxyLocalActivities,
  workflowInfo,
} from '@temporalio/workflow';
import type { BookingConflict, SeatBlockActivities, SeatChange, SeatProjection } from '../contracts/activities.ts';
import type {
  RefusedSignal,
  SeatBlockInput,
  SeatBlockReport,
  SeatCommandSignal,
  SeatDecision,
} from '../contracts/temporal.ts';
import { Alarm } from './alarm.ts';
import { UNTIL_WRITTEN, UNTIL_WRITTEN_ASIDE } from './local-activities.ts';
import { refuseIf } from './refusals.ts';

const { loadSeatBlock } = proxyLocalActivities<SeatBlockActivities>(UNTIL_WRITTEN);
const { projectSeats } = proxyActivities<SeatBlockActivities>(UNTIL_WRITTEN_ASIDE);

/** Continue as new after so many commands at the latest: well before Temporal's limit of 2,000 updates a run. */
const COMMANDS_PER_RUN = 1_000;
const REFUSED_SIGNALS_KEPT = 20;
/** An order that has been silent for so long has ended: the longest a retry of one of its commands could still be on its way. */
const SILENT_MS = 2 * 60 * 60 * 1_000;

/**
 * The seats of a block while its workflow runs. A handler decides at once, by the time at which its workflow task started, and leaves
 * the writing to its caller. What nobody else would write, the block's one loop writes: lapsed leases, and what came by `apply`, `clear` and
 * signals.
 */
export class SeatBlockKeeper {
  block: SeatBlock;
  readonly #input: SeatBlockInput;
  readonly #alarm = new Alarm();
  readonly #refusedSignals: RefusedSignal[] = [];
  #loaded = false;
  #commands = 0;
  /** What the block writes next. Whoever changes more meanwhile waits for the write after it. */
  #batch = newBatch();
  /** Whether a later run of the block has started. */
  #isOutdated = false;

  constructor(input: SeatBlockInput) {
    this.#input = input;
    const seats = flightSeats(input.flight).blocks.get(input.blockId) ?? [];
    this.block = input.carried ?? emptyBlock(seats);
  }

  /** Issues every command of the workflow, one after the other. Resolves to the input of the next run; null after the flight has departed. */
  async run(): Promise<SeatBlockInput | null> {
    const { carried, ...input } = this.#input;
    if (!carried) this.block = await loadSeatBlock(input);
    this.#loaded = true;
    for (;;) {
      const hasDeparted = this.#lapseWhenDue();
      if (this.#batch.seats.size > 0) {
        await this.#write();
        if (!this.#isOutdated) continue;
        // A later run of this block has started: what it has is in Postgres.
        await condition(allHandlersFinished);
        return input;
      }
      if (hasDeparted && allHandlersFinished()) return null;
      if (this.#canContinueAsNew()) {
        return { ...input, carried: forgetSilentOrders(this.block, Date.now() - SILENT_MS) };
      }
      this.#alarm.setFor(this.#nextMoment());
      await condition(() => this.#isDue());
    }
  }

  /** Decides each command in turn, and returns the seats that they are about for the caller to write. */
  async decide(commands: readonly SeatCommand[]): Promise<SeatDecision> {
    await condition(() => this.#loaded);
    const { outcomes, seats } = this.#decideAll(commands);
    return { outcomes, projection: this.#projectionOf(seats) };
  }

  /**
   * Takes over bookings that the database has for other orders than the block believed. A confirmation that was granted one of these
   * seats is refused, and its other seats are free again.
   */
  async adopt(
    commands: readonly SeatCommand[],
    outcomes: readonly SeatOutcome[],
    bookings: readonly BookingConflict[],
  ): Promise<SeatDecision> {
    await condition(() => this.#loaded);
    const { revised, seats } = this.#revise(commands, outcomes, bookings);
    return { outcomes: revised, projection: this.#projectionOf(seats) };
  }

  /** The seats as they are, for the caller to write. */
  async show(seats: readonly SeatCode[]): Promise<SeatDecision> {
    await condition(() => this.#loaded);
    const shown = new Set<SeatCode>();
    this.#take(lapseLeases(this.block, Date.now()), shown);
    for (const seat of seats) if (this.block.seats.includes(seat)) shown.add(seat);
    return { outcomes: [], projection: this.#projectionOf(shown) };
  }

  /** Decides each command in turn, and returns once the block has written what they changed. */
  async apply(commands: readonly SeatCommand[]): Promise<SeatOutcome[]> {
    await condition(() => this.#loaded);
    const { outcomes, seats } = this.#decideAll(commands);
    const conflicts = await this.#whenWritten(seats);
    if (conflicts.length === 0) return outcomes;
    const { revised, seats: undone } = this.#revise(commands, outcomes, conflicts);
    await this.#whenWritten(undone);
    return revised;
  }

  /** The same for clients without updates. What is refused can be read with the `getState` query. */
  async applySignal(signal: SeatCommandSignal): Promise<void> {
    await condition(() => this.#loaded);
    const command = toCommand(signal, this.block);
    if (!isSeatCommand(command)) return this.#noteRefused(signal, refusal('BAD_INPUT'));
    const [outcome] = await this.apply([command]);
    if (outcome && !outcome.granted) this.#noteRefused(signal, outcome.refusal);
  }

  /** Frees every seat, bookings too. */
  async clear(): Promise<void> {
    await condition(() => this.#loaded);
    const freed = new Set<SeatCode>();
    this.#take(clearSeats(this.block), freed);
    await this.#whenWritten(freed);
  }

  report(): SeatBlockReport {
    const { flight, blockId } = this.#input;
    const refusedSignals = [...this.#refusedSignals];
    return {
      flightId: flight.id,
      blockId,
      version: this.block.version,
      seats: this.block.seats.map((seat) => this.#change(seat)),
      refusedSignals,
    };
  }

  /** When the block must act by itself: at the earliest lease, at the latest at departure. */
  #nextMoment(): number {
    return Math.min(earliestLease(this.block) ?? Number.POSITIVE_INFINITY, epochMs(this.#input.flight.departsAt));
  }

  #isDue(): boolean {
    const needsAlarm = !this.#alarm.ringsBy(this.#nextMoment());
    return this.#batch.seats.size > 0 || this.#alarm.hasRung || needsAlarm || this.#canContinueAsNew();
  }

  /** Whether the history is long enough and no request is on its way to its answer. */
  #canContinueAsNew(): boolean {
    const isDue = this.#commands >= COMMANDS_PER_RUN || workflowInfo().continueAsNewSuggested;
    return isDue && allHandlersFinished();
  }

  /** Frees the seats whose lease has run out, if the alarm has rung; returns whether the flight has left. */
  #lapseWhenDue(): boolean {
    if (!this.#alarm.hasRung) return false;
    const now = Date.now();
    const hasDeparted = departed(this.#input.flight, now);
    this.#take(lapseLeases(this.block, hasDeparted ? Number.POSITIVE_INFINITY : now), this.#batch.seats);
    return hasDeparted;
  }

  #decideAll(commands: readonly SeatCommand[]): { outcomes: SeatOutcome[]; seats: Set<SeatCode> } {
    this.#commands += commands.length;
    const seats = new Set<SeatCode>();
    return { outcomes: commands.map((command) => this.#decide(command, seats)), seats };
  }

  /** Decides one command. `seats` gets those that it changes, and those that it had changed already where it is repeated. */
  #decide(command: SeatCommand, seats: Set<SeatCode>): SeatOutcome {
    const now = Date.now();
    const { flight } = this.#input;
    const isClosed =
      command.type === 'HOLD' ? salesClosed(flight, now) : command.type === 'EXTEND' && departed(flight, now);
    if (isClosed) return { granted: false, refusal: refusal('FLIGHT_CLOSED') };
    const step = applySeatCommand(this.block, command, now);
    this.#take(step, seats);
    if (step.outcome.granted) {
      const freed = command.type === 'HOLD' ? (command.free ?? []) : [];
      for (const seat of [...command.seats, ...freed]) seats.add(seat);
    }
    return step.outcome;
  }

  #revise(
    commands: readonly SeatCommand[],
    outcomes: readonly SeatOutcome[],
    bookings: readonly BookingConflict[],
  ): { revised: SeatOutcome[]; seats: Set<SeatCode> } {
    const seats = new Set<SeatCode>();
    this.#take(adoptBookings(this.block, bookings), seats);
    const revised = outcomes.map((outcome, index) => {
      const command = commands[index];
      if (!outcome.granted || command?.type !== 'CONFIRM') return outcome;
      const lost = command.seats.filter((seat) => this.block.taken[seat]?.orderId !== command.orderId);
      if (lost.length === 0) return outcome;
      const kept = command.seats.filter((seat) => !lost.includes(seat));
      const undo: SeatCommand = { ...command, type: 'RELEASE', seats: kept, booked: true };
      this.#take(applySeatCommand(this.block, undo, Date.now()), seats);
      return { granted: false, refusal: refusal('SEAT_BOOKED', { seats: lost }) } as const;
    });
    return { revised, seats };
  }

  /** Takes a step over; `seats` gets those that it changed. */
  #take({ block, changed }: SeatBlockStep, seats: Set<SeatCode>): void {
    for (const seat of changed) seats.add(seat);
    this.block = block;
  }

  /** Has the loop write these seats; returns the bookings of others that the database has for them. */
  async #whenWritten(seats: ReadonlySet<SeatCode>): Promise<readonly BookingConflict[]> {
    if (seats.size === 0) return [];
    const batch = this.#batch;
    for (const seat of seats) batch.seats.add(seat);
    await condition(() => batch.conflicts !== undefined || this.#isOutdated);
    refuseIf(this.#isOutdated ? refusal('UNAVAILABLE') : undefined);
    return (batch.conflicts ?? []).filter(({ seat }) => seats.has(seat));
  }

  /** Writes what waits for it. */
  async #write(): Promise<void> {
    const batch = this.#batch;
    this.#batch = newBatch();
    const projection = this.#projectionOf(batch.seats);
    if (!projection) return;
    const { conflicts, overtakenBy } = await projectSeats(projection);
    batch.conflicts = conflicts;
    // Newer versions of this run were written by those who asked for them.
    this.#isOutdated = overtakenBy !== null && runOf(overtakenBy) > runOf(projection.version);
  }

  #projectionOf(seats: ReadonlySet<SeatCode>): SeatProjection | null {
    if (seats.size === 0) return null;
    const { flight, blockId } = this.#input;
    const changes = [...seats].map((seat) => {
      const unbooked = this.block.givenUp?.[seat];
      return { ...this.#change(seat), ...(unbooked !== undefined && { unbooked }) };
    });
    return { flightId: flight.id, blockId, version: this.block.version, changes };
  }

  #change(seat: SeatCode): SeatChange {
    const taken = this.block.taken[seat];
    return {
      seat,
      status: taken?.status ?? 'AVAILABLE',
      orderId: taken?.orderId ?? null,
      leaseUntil: taken?.status === 'HELD' ? instant(taken.leaseUntil) : null,
    };
  }

  #noteRefused({ orderId, type }: SeatCommandSignal, why: Refusal): void {
    this.#refusedSignals.push({ orderId, type, refusal: why, at: instant(Date.now()) });
    this.#refusedSignals.splice(0, this.#refusedSignals.length - REFUSED_SIGNALS_KEPT);
  }
}

/** Seats that are written by one activity, and the bookings that the database had in their place once it is done. */
interface Batch {
  readonly seats: Set<SeatCode>;
  conflicts?: readonly BookingConflict[];
}

const newBatch = (): Batch => ({ seats: new Set() });

/** A signal as a command. It carries no sequence number, so it counts as the newest of its order. */
function toCommand({ type, orderId, seats, ttl }: SeatCommandSignal, block: SeatBlock): unknown {
  const leaseUntil = typeof ttl === 'number' && ttl > 0 ? instant(Date.now() + ttl * 1_000) : undefined;
  const { sequence = 0, token = 0 } = block.lastSeen[orderId] ?? {};
  return { type, orderId, seats, sequence, token, leaseUntil };
}
