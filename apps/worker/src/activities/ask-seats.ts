import type { OrderStep, SeatWork } from '@jumpseat/booking/contracts';
import { flightSeats, holdOf, type Refusal, type SeatCode, type SeatCommand, type SeatOutcome } from '@jumpseat/domain';
import type { SeatBlocks } from '../blocks/seat-blocks.ts';

type Command<T extends SeatCommand['type']> = Omit<Extract<SeatCommand, { type: T }>, 'orderId' | 'sequence'>;

/** The parts of a step in the order they may reach a block: a part that arrives after a later one is stale. */
const PART = { ask: 0, giveBack: 1, free: 2 } as const;
const PARTS = 4;

/** Asks the seat blocks for what a step wants, all or nothing; answers the refusal, if any. Safe to repeat. */
export async function askSeats(blocks: SeatBlocks, step: OrderStep, work: SeatWork): Promise<Refusal | undefined> {
  const asker = new StepAsker(blocks, step);
  switch (work.type) {
    case 'HOLD':
      return asker.hold(work);
    case 'EXTEND':
      return asker.inTurn(work.seats, (seats) => ({ type: 'EXTEND', seats, leaseUntil: work.leaseUntil }));
    case 'CONFIRM':
      return asker.confirm(work.seats);
    case 'RELEASE':
      await asker.release(work.seats, PART.ask);
      return undefined;
  }
}

/** Gives back whatever the order held before the step that ended it. */
export async function giveUpSeats(blocks: SeatBlocks, step: OrderStep): Promise<void> {
  await new StepAsker(blocks, step).release(holdOf(step.order)?.seats ?? [], PART.free);
}

class StepAsker {
  readonly #blocks: SeatBlocks;
  readonly #step: OrderStep;

  constructor(blocks: SeatBlocks, step: OrderStep) {
    this.#blocks = blocks;
    this.#step = step;
  }

  /** Holds in every block before it frees in any. Where one block has all of it, that is one command. */
  async hold({ seats, free, leaseUntil }: Extract<SeatWork, { type: 'HOLD' }>): Promise<Refusal | undefined> {
    const isOneBlock = this.#byBlock([...seats, ...free]).length === 1;
    const had = holdOf(this.#step.order)?.seats ?? [];
    const refusal = await this.inTurn(
      seats,
      (part) => ({ type: 'HOLD', seats: part, leaseUntil, ...(isOneBlock && { free }) }),
      (granted) =>
        this.release(
          granted.filter((seat) => !had.includes(seat)),
          PART.giveBack,
        ),
    );
    if (!refusal && !isOneBlock) await this.release(free, PART.free);
    return refusal;
  }

  /** Books in every block, or in none. */
  confirm(seats: readonly SeatCode[]): Promise<Refusal | undefined> {
    return this.inTurn(
      seats,
      (part) => ({ type: 'CONFIRM', seats: part }),
      (booked) => this.release(booked, PART.giveBack, true),
    );
  }

  /** Asks block after block, always in the same order, until one refuses; `undo` gets the seats granted until then. */
  async inTurn(
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

  /** Gives seats back. A refusal means that they are no longer the order's, which is what was wanted. */
  async release(seats: readonly SeatCode[], part: number, booked = false): Promise<void> {
    await Promise.all(
      this.#byBlock(seats).map(([blockId, each]) =>
        this.#ask(blockId, { type: 'RELEASE', seats: each, ...(booked && { booked }) }, part),
      ),
    );
  }

  #ask(blockId: string, command: Command<SeatCommand['type']>, part: number): Promise<SeatOutcome> {
    const { order, step, flight } = this.#step;
    const full = { ...command, orderId: order.id, sequence: step * PARTS + part } as SeatCommand;
    return this.#blocks.ask(flight, blockId, full);
  }

  /** Seats by block, in the blocks' fixed order, so that two orders never wait for each other. */
  #byBlock(seats: readonly SeatCode[]): [blockId: string, seats: SeatCode[]][] {
    const { blockOf } = flightSeats(this.#step.flight);
    const groups = Map.groupBy(seats, (seat) => blockOf.get(seat) ?? '');
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
