import {
  adoptBookings,
  applySeatCommand,
  clearSeats,
  departed,
  earliestLease,
  emptyBlock,
  epochMs,
  flightSeats,
  instant,
  isSeatCommand,
  lapseLeases,
  type Refusal,
  refusal,
  type SeatBlock,
  type SeatBlockStep,
  type SeatCode,
  type SeatCommand,
  type SeatOutcome,
  salesClosed,
} from '@jumpseat/domain';
import { allHandlersFinished, condition, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { SeatBlockActivities, SeatChange, SeatProjection } from '../contracts/activities.ts';
import type {
  RefusedSignal,
  SeatBlockInput,
  SeatBlockReport,
  SeatCommandSignal,
  SeatDecision,
} from '../contracts/temporal.ts';
import { Alarm } from './alarm.ts';
import { UNTIL_WRITTEN } from './local-activities.ts';

const { loadSeatBlock, projectSeats } = proxyLocalActivities<SeatBlockActivities>(UNTIL_WRITTEN);

/** Continue as new after so many commands at the latest: well before Temporal's limit of 2,000 updates a run. */
const COMMANDS_PER_RUN = 1_000;
const REFUSED_SIGNALS_KEPT = 20;

/** The seats of a block while its workflow runs: decides at once, projects in batches, answers when what it decided is written. */
export class SeatBlockKeeper {
  block: SeatBlock;
  readonly #input: SeatBlockInput;
  readonly #alarm = new Alarm();
  readonly #refusedSignals: RefusedSignal[] = [];
  #loaded = false;
  #commands = 0;
  /** Seats whose state is not projected yet. */
  readonly #unwritten = new Set<SeatCode>();
  /** Those of them that were booked when they were written last. */
  readonly #unbooked = new Set<SeatCode>();
  readonly #writing = new Mutex();

  constructor(input: SeatBlockInput) {
    this.#input = input;
    const seats = flightSeats(input.flight).blocks.get(input.blockId) ?? [];
    this.block = input.carried ?? emptyBlock(seats);
  }

  /** Starts from what the run before carried over, or else from what Postgres has. */
  async load(): Promise<void> {
    const { carried, flight, blockId } = this.#input;
    if (!carried) this.block = await loadSeatBlock({ flight, blockId });
    this.#loaded = true;
  }

  /** Decides each command in turn and answers once every change is written. */
  async apply(commands: readonly SeatCommand[]): Promise<SeatOutcome[]> {
    const outcomes = await this.#decideAll(commands);
    await this.#written();
    return this.#reviseAll(commands, outcomes);
  }

  /**
   * Decides each command in turn and answers at once, with the seats that the commands took for their asker to write. Where any was freed
   * the block writes all of them itself: a taken seat whose asker is lost lapses and is written then, a freed one would look taken for ever.
   */
  async decide(commands: readonly SeatCommand[]): Promise<SeatDecision> {
    const outcomes = await this.#decideAll(commands);
    const taken = this.#takenBy(commands, outcomes);
    if ([...this.#unwritten].some((seat) => !taken.has(seat)) || this.#unbooked.size > 0) {
      await this.#written();
      return { outcomes: await this.#reviseAll(commands, outcomes), projection: null };
    }
    this.#unwritten.clear();
    return { outcomes, projection: taken.size > 0 ? this.#projectionOf(taken) : null };
  }

  /** Writes what `decide` granted. Where Postgres has a seat booked for another order, it stays that order's and the confirmation is undone. */
  async write(commands: readonly SeatCommand[], outcomes: readonly SeatOutcome[]): Promise<SeatOutcome[]> {
    await condition(() => this.#loaded);
    for (const seat of this.#takenBy(commands, outcomes)) this.#unwritten.add(seat);
    await this.#written();
    return this.#reviseAll(commands, outcomes);
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
    this.#take(clearSeats(this.block));
    await this.#written();
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

  /** Whether the earliest lease, or departure, comes before any alarm that is set. */
  needsAlarm(): boolean {
    return !this.#alarm.ringsBy(this.#nextMoment());
  }

  setAlarm(): void {
    this.#alarm.setFor(this.#nextMoment());
  }

  hasLapsed(): boolean {
    return this.#nextMoment() <= Date.now();
  }

  /** Frees the seats whose lease has run out at `at` (epoch milliseconds). */
  async lapse(at: number): Promise<void> {
    this.#take(lapseLeases(this.block, at));
    await this.#written();
  }

  /** Whether the history is long enough and no command is on its way to its answer. */
  canContinueAsNew(): boolean {
    const isDue = this.#commands >= COMMANDS_PER_RUN || workflowInfo().continueAsNewSuggested;
    return isDue && allHandlersFinished();
  }

  /** When the block must act by itself: at the earliest lease, at the latest at departure. */
  #nextMoment(): number {
    return Math.min(earliestLease(this.block) ?? Number.POSITIVE_INFINITY, epochMs(this.#input.flight.departsAt));
  }

  async #decideAll(commands: readonly SeatCommand[]): Promise<SeatOutcome[]> {
    await condition(() => this.#loaded);
    this.#commands += commands.length;
    return commands.map((command) => this.#decide(command));
  }

  #decide(command: SeatCommand): SeatOutcome {
    const now = Date.now();
    const { flight } = this.#input;
    if (departed(flight, now) || (command.type === 'HOLD' && salesClosed(flight, now))) {
      return { granted: false, refusal: refusal('FLIGHT_CLOSED') };
    }
    const step = applySeatCommand(this.block, command, now);
    this.#take(step);
    return step.outcome;
  }

  #take({ block, changed }: SeatBlockStep): void {
    for (const seat of changed) {
      this.#unwritten.add(seat);
      if (this.block.taken[seat]?.status === 'BOOKED') this.#unbooked.add(seat);
    }
    this.block = block;
  }

  /** The seats that granted commands took, and have. A command that is repeated has them, too, even if they changed with its first try. */
  #takenBy(commands: readonly SeatCommand[], outcomes: readonly SeatOutcome[]): Set<SeatCode> {
    const granted = commands.filter(({ type }, index) => type !== 'RELEASE' && outcomes[index]?.granted);
    return new Set(
      granted.flatMap(({ orderId, seats }) => seats.filter((seat) => this.block.taken[seat]?.orderId === orderId)),
    );
  }

  /** Writes what is decided and not yet written. One write at a time: what is decided meanwhile goes with the next. */
  async #written(): Promise<void> {
    await this.#writing.runExclusive(async () => {
      while (this.#unwritten.size > 0) {
        const projection = this.#projectionOf(this.#unwritten);
        this.#unwritten.clear();
        this.#unbooked.clear();
        const { conflicts } = await projectSeats(projection);
        this.#take(adoptBookings(this.block, conflicts));
      }
    });
  }

  #projectionOf(seats: ReadonlySet<SeatCode>): SeatProjection {
    const changes = [...seats].map((seat) => ({
      ...this.#change(seat),
      ...(this.#unbooked.has(seat) && { unbooked: true }),
    }));
    return { flightId: this.#input.flight.id, version: this.block.version, changes };
  }

  #reviseAll(commands: readonly SeatCommand[], outcomes: readonly SeatOutcome[]): Promise<SeatOutcome[]> {
    return Promise.all(outcomes.map((outcome, index) => this.#revise(outcome, commands[index])));
  }

  /** A confirmation is refused, and undone, where the database has one of its seats booked for another order. */
  async #revise(outcome: SeatOutcome, command: SeatCommand | undefined): Promise<SeatOutcome> {
    if (!outcome.granted || command?.type !== 'CONFIRM') return outcome;
    const lost = command.seats.filter((seat) => this.block.taken[seat]?.orderId !== command.orderId);
    if (lost.length === 0) return outcome;
    const kept = command.seats.filter((seat) => !lost.includes(seat));
    this.#take(applySeatCommand(this.block, { ...command, type: 'RELEASE', seats: kept, booked: true }, Date.now()));
    await this.#written();
    return { granted: false, refusal: refusal('SEAT_BOOKED', { seats: lost }) };
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

/** A signal as a command. It carries no sequence number, so it counts as the newest of its order. */
function toCommand({ type, orderId, seats, ttl }: SeatCommandSignal, block: SeatBlock): unknown {
  const leaseUntil = typeof ttl === 'number' && ttl > 0 ? instant(Date.now() + ttl * 1_000) : undefined;
  return { type, orderId, seats, sequence: block.lastSeen[orderId]?.sequence ?? 0, leaseUntil };
}
