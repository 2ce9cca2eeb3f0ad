import type { SeatDecision } from '@jumpseat/booking/contracts';
import {
  type FlightFacts,
  flightSeats,
  holdOf,
  type Order,
  type Refusal,
  type SeatCode,
  type SeatCommand,
  type SeatOutcome,
  type SeatWork,
} from '@jumpseat/domain';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';

type Stamp = 'orderId' | 'sequence' | 'token';
/** A command without what is the same for all of one try. */
type Command<T extends SeatCommand['type']> = { [K in T]: Omit<Extract<SeatCommand, { type: K }>, Stamp> }[T];

/** The parts of a try in the order in which they may reach a block: a part that arrives after a later one is refused. */
const PART = { ask: 0, giveBack: 1, free: 2 } as const;
const PARTS = 4;

/** One try to bring an order to its next version, as the seat blocks get to see it. */
export interface SeatTry {
  readonly order: Order;
  readonly flight: FlightFacts;
  /** Handed out by the store: a try that was given up has a lower one than the next. */
  readonly token: number;
  /** Throws where the try is over. Whatever it sent after that could undo what the next try has done. */
  requireTime(): void;
}

/** Asks seat blocks on behalf of one try. Safe to repeat. */
export class SeatAsker {
  readonly #blocks: SeatBlocks;
  readonly #try: SeatTry;

  constructor(blocks: SeatBlocks, seatTry: SeatTry) {
    this.#blocks = blocks;
    this.#try = seatTry;
  }

  /** Does the work in every block, or in none; returns the refusal, if any. */
  async do(work: SeatWork): Promise<Refusal | undefined> {
    switch (work.type) {
      case 'HOLD':
        return this.#hold(work);
      case 'EXTEND':
        return this.#inTurn(work.seats, (seats) => ({ type: 'EXTEND', seats, leaseUntil: work.leaseUntil }));
      case 'CONFIRM':
        return this.#confirm(work.seats);
      case 'RELEASE':
        await this.#release(work.seats, PART.ask);
        return undefined;
    }
  }

  /** Gives back whatever the order held before it ended. */
  async giveUp(): Promise<void> {
    await this.#release(holdOf(this.#try.order)?.seats ?? [], PART.free);
  }

  /** Whether any of these seats is booked by the order. */
  async anyBooked(seats: readonly SeatCode[]): Promise<boolean> {
    const shown = await Promise.all(
      this.#byBlock(seats).map(([blockId, each]) => {
        this.#try.requireTime();
        return this.#blocks.show(this.#try.flight, blockId, each);
      }),
    );
    const changes = shown.flatMap(({ projection }: SeatDecision) => projection?.changes ?? []);
    return changes.some(({ status, orderId }) => status === 'BOOKED' && orderId === this.#try.order.id);
  }

  /** Holds in every block before it frees in any. Where one block has all of it, that is one command. */
  async #hold({ seats, free, leaseUntil }: Extract<SeatWork, { type: 'HOLD' }>): Promise<Refusal | undefined> {
    const isOneBlock = this.#byBlock([...seats, ...free]).length === 1;
    const had = holdOf(this.#try.order)?.seats ?? [];
    const refusal = await this.#inTurn(
      seats,
      (part) => ({ type: 'HOLD', seats: part, leaseUntil, ...(isOneBlock && { free }) }),
      (granted) =>
        this.#release(
          granted.filter((seat) => !had.includes(seat)),
          PART.giveBack,
        ),
    );
    if (!refusal && !isOneBlock) await this.#release(free, PART.free);
    return refusal;
  }

  /** Books in every block, or in none. */
  #confirm(seats: readonly SeatCode[]): Promise<Refusal | undefined> {
    return this.#inTurn(
      seats,
      (part) => ({ type: 'CONFIRM', seats: part }),
      (booked) => this.#release(booked, PART.giveBack),
    );
  }

  /** Asks block after block, always in the same order, until one refuses; `undo` gets the seats granted until then. */
  async #inTurn(
    seats: readonly SeatCode[],
    command: (seats: readonly SeatCode[]) => Command<'HOLD' | 'EXTEND' | 'CONFIRM'>,
    undo?: (granted: readonly SeatCode[]) => Promise<void>,
  ): Promise<Refusal | undefined> {
    const granted: SeatCode[] = [];
    for (const [blockId, part] of this.#byBlock(seats)) {
      const outcome = await this.#ask(blockId, command(part), PART.ask);
      if (!outcome.granted) {
        await undo?.(granted);
        return outcome.refusal;
      }
      granted.push(...part);
    }
    return undefined;
  }

  /** Gives seats back, booked ones too. A refusal means that they are no longer the order's, which is what was wanted. */
  async #release(seats: readonly SeatCode[], part: number): Promise<void> {
    await Promise.all(
      this.#byBlock(seats).map(([blockId, each]) =>
        this.#ask(blockId, { type: 'RELEASE', seats: each, booked: true }, part),
      ),
    );
  }

  async #ask(blockId: string, command: Command<SeatCommand['type']>, part: number): Promise<SeatOutcome> {
    const { order, flight, token } = this.#try;
    this.#try.requireTime();
    const full = { ...command, orderId: order.id, sequence: order.version + 1, token: token * PARTS + part };
    const outcome = await this.#blocks.ask(flight, blockId, full as SeatCommand);
    if (!outcome.granted && outcome.refusal.code === 'STALE_COMMAND') {
      throw new Error(`a later try for order ${order.id} has reached block ${blockId}`);
    }
    return outcome;
  }

  /** Seats by block, in the blocks' fixed order, so that two orders never wait for each other. */
  #byBlock(seats: readonly SeatCode[]): [blockId: string, seats: SeatCode[]][] {
    const { blockOf } = flightSeats(this.#try.flight);
    const groups = Map.groupBy(seats, (seat) => blockOf.get(seat) ?? '');
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
