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
import { LOCAL_WRITE_OPTIONS, WRITE_OPTIONS } from './activity-options.ts';
import { refuseIf } from './refusals.ts';
import { WakeTimer } from './wake-timer.ts';

const { loadSeatBlock } = proxyLocalActivities<SeatBlockActivities>(LOCAL_WRITE_OPTIONS);
const { projectSeats } = proxyActivities<SeatBlockActivities>(WRITE_OPTIONS);

/** After this many commands a block continues as new: well before Temporal's limit of 2,000 updates per run. */
const COMMANDS_PER_RUN = 1_000;
const REFUSED_SIGNALS_KEPT = 20;
/** After this time without a command an order has ended, and no retry of its commands can still arrive. */
const SILENT_MS = 2 * 60 * 60 * 1_000;

/**
 * The loop of a seat block's workflow, and its seats. Handlers decide at once, by the time at which their workflow task
 * started, and the requester persists the seats. The loop persists what nobody else would: expired leases, and the
 * changes by `apply`, `clear` and signals.
 */
export class SeatBlockLoop {
  block: SeatBlock;
  readonly #input: SeatBlockInput;
  readonly #timer = new WakeTimer();
  readonly #refusedSignals: RefusedSignal[] = [];
  #loaded = false;
  #commands = 0;
  /** The seats that the loop writes next. Changes during that write go into the next batch. */
  #batch = newBatch();
  /** Whether a later run of the block has started. */
  #isOutdated = false;

  constructor(input: SeatBlockInput) {
    this.#input = input;
    const seats = flightSeats(input.flight).blocks.get(input.blockId) ?? [];
    this.block = input.carried ?? emptyBlock(seats);
  }

  /** Issues every command of the workflow. Returns the input of the next run; null after the flight has departed. */
  async run(): Promise<SeatBlockInput | null> {
    const { carried, ...input } = this.#input;
    if (!carried) this.block = await loadSeatBlock(input);
    this.#loaded = true;
    for (;;) {
      const hasDeparted = this.#lapseWhenDue();
      if (this.#batch.seats.size > 0) {
        await this.#writeBatch();
        if (!this.#isOutdated) continue;
        // A later run of this block has started from Postgres. This run starts again from there too.
        await condition(allHandlersFinished);
        return input;
      }
      if (hasDeparted && allHandlersFinished()) return null;
      if (this.#canContinueAsNew()) {
        return { ...input, carried: forgetSilentOrders(this.block, Date.now() - SILENT_MS) };
      }
      this.#timer.setFor(this.#nextDeadline());
      await condition(() => this.#isDue());
    }
  }

  /** Decides without persisting. The caller must persist `projection`. */
  async decide(commands: readonly SeatCommand[]): Promise<SeatDecision> {
    await condition(() => this.#loaded);
    const { outcomes, seats } = this.#decideAll(commands);
    return { outcomes, projection: this.#projectionOf(seats) };
  }

  /**
   * Takes over bookings that the database has for other orders. Refuses a confirmation that was granted one of these
   * seats, and releases its other seats. The caller must persist `projection`.
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

  /** The current seats, for the caller to persist. */
  async show(seats: readonly SeatCode[]): Promise<SeatDecision> {
    await condition(() => this.#loaded);
    const shown = new Set<SeatCode>();
    this.#applyStep(lapseLeases(this.block, Date.now()), shown);
    for (const seat of seats) if (this.block.seats.includes(seat)) shown.add(seat);
    return { outcomes: [], projection: this.#projectionOf(shown) };
  }

  /** Decides and persists: returns after the loop has written the changes. */
  async apply(commands: readonly SeatCommand[]): Promise<SeatOutcome[]> {
    await condition(() => this.#loaded);
    const { outcomes, seats } = this.#decideAll(commands);
    const conflicts = await this.#persist(seats);
    if (conflicts.length === 0) return outcomes;
    const { revised, seats: undone } = this.#revise(commands, outcomes, conflicts);
    await this.#persist(undone);
    return revised;
  }

  /** Decides and persists for clients that can't send updates. The `getState` query returns the refusals. */
  async applySignal(signal: SeatCommandSignal): Promise<void> {
    await condition(() => this.#loaded);
    const command = toCommand(signal, this.block);
    if (!isSeatCommand(command)) return this.#noteRefused(signal, refusal('BAD_INPUT'));
    const [outcome] = await this.apply([command]);
    if (outcome && !outcome.granted) this.#noteRefused(signal, outcome.refusal);
  }

  /** Releases every seat, including bookings. */
  async clear(): Promise<void> {
    await condition(() => this.#loaded);
    const freed = new Set<SeatCode>();
    this.#applyStep(clearSeats(this.block), freed);
    await this.#persist(freed);
  }

  report(): SeatBlockReport {
    const { flight, blockId } = this.#input;
    return {
      flightId: flight.id,
      blockId,
      version: this.block.version,
      seats: this.block.seats.map((seat) => this.#change(seat)),
      refusedSignals: [...this.#refusedSignals],
    };
  }

  /** When the loop must act next: at the end of the earliest lease, at the latest at departure. */
  #nextDeadline(): number {
    return Math.min(earliestLease(this.block) ?? Number.POSITIVE_INFINITY, epochMs(this.#input.flight.departsAt));
  }

  #isDue(): boolean {
    const needsTimer = !this.#timer.firesBy(this.#nextDeadline());
    return this.#batch.seats.size > 0 || this.#timer.hasFired || needsTimer || this.#canContinueAsNew();
  }

  /** Whether the history is long enough and no handler is running. */
  #canContinueAsNew(): boolean {
    const isDue = this.#commands >= COMMANDS_PER_RUN || workflowInfo().continueAsNewSuggested;
    return isDue && allHandlersFinished();
  }

  /** Once the timer has fired, releases the seats whose lease has expired. Returns whether the flight has departed. */
  #lapseWhenDue(): boolean {
    if (!this.#timer.hasFired) return false;
    const now = Date.now();
    const hasDeparted = departed(this.#input.flight, now);
    this.#applyStep(lapseLeases(this.block, hasDeparted ? Number.POSITIVE_INFINITY : now), this.#batch.seats);
    return hasDeparted;
  }

  #decideAll(commands: readonly SeatCommand[]): { outcomes: SeatOutcome[]; seats: Set<SeatCode> } {
    this.#commands += commands.length;
    const seats = new Set<SeatCode>();
    return { outcomes: commands.map((command) => this.#decide(command, seats)), seats };
  }

  /** Decides one command. Adds its seats to `seats`, also those that it has changed before, if it is repeated. */
  #decide(command: SeatCommand, seats: Set<SeatCode>): SeatOutcome {
    const now = Date.now();
    const { flight } = this.#input;
    const isClosed =
      command.type === 'HOLD' ? salesClosed(flight, now) : command.type === 'EXTEND' && departed(flight, now);
    if (isClosed) return { granted: false, refusal: refusal('FLIGHT_CLOSED') };
    const step = applySeatCommand(this.block, command, now);
    this.#applyStep(step, seats);
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
    this.#applyStep(adoptBookings(this.block, bookings), seats);
    const revised = outcomes.map((outcome, index) => {
      const command = commands[index];
      if (!outcome.granted || command?.type !== 'CONFIRM') return outcome;
      const lost = command.seats.filter((seat) => this.block.taken[seat]?.orderId !== command.orderId);
      if (lost.length === 0) return outcome;
      const kept = command.seats.filter((seat) => !lost.includes(seat));
      const undo: SeatCommand = { ...command, type: 'RELEASE', seats: kept, booked: true };
      this.#applyStep(applySeatCommand(this.block, undo, Date.now()), seats);
      return { granted: false, refusal: refusal('SEAT_BOOKED', { seats: lost }) } as const;
    });
    return { revised, seats };
  }

  /** Takes over the block of a step, and adds the seats that it changed to `seats`. */
  #applyStep({ block, changed }: SeatBlockStep, seats: Set<SeatCode>): void {
    for (const seat of changed) seats.add(seat);
    this.block = block;
  }

  /** Waits until the loop has written these seats. Returns the bookings that the database has for other orders. */
  async #persist(seats: ReadonlySet<SeatCode>): Promise<readonly BookingConflict[]> {
    if (seats.size === 0) return [];
    const batch = this.#batch;
    for (const seat of seats) batch.seats.add(seat);
    await condition(() => batch.conflicts !== undefined || this.#isOutdated);
    refuseIf(this.#isOutdated ? refusal('UNAVAILABLE') : undefined);
    return (batch.conflicts ?? []).filter(({ seat }) => seats.has(seat));
  }

  /** Writes the current batch. */
  async #writeBatch(): Promise<void> {
    const batch = this.#batch;
    this.#batch = newBatch();
    const projection = this.#projectionOf(batch.seats);
    if (!projection) return;
    const { conflicts, overtakenBy } = await projectSeats(projection);
    batch.conflicts = conflicts;
    // A newer version of the same run was written by a requester: that is no reason to stop.
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

  #noteRefused({ orderId, type }: SeatCommandSignal, reason: Refusal): void {
    this.#refusedSignals.push({ orderId, type, refusal: reason, at: instant(Date.now()) });
    this.#refusedSignals.splice(0, this.#refusedSignals.length - REFUSED_SIGNALS_KEPT);
  }
}

/** Seats that one activity writes. It sets `conflicts` when it is done. */
interface Batch {
  readonly seats: Set<SeatCode>;
  conflicts?: readonly BookingConflict[];
}

const newBatch = (): Batch => ({ seats: new Set() });

/** A signal as a command. Signals have no sequence number, so each counts as the newest command of its order. */
function toCommand({ type, orderId, seats, ttl }: SeatCommandSignal, block: SeatBlock): unknown {
  const leaseUntil = typeof ttl === 'number' && ttl > 0 ? instant(Date.now() + ttl * 1_000) : undefined;
  const { sequence = 0, token = 0 } = block.lastSeen[orderId] ?? {};
  return { type, orderId, seats, sequence, token, leaseUntil };
}
