import type { SeatDecision } from '@jumpseat/booking/contracts';
import {
  type FlightFacts,
  flightSeats,
  type Order,
  type Refusal,
  type SeatCode,
  type SeatCommand,
  type SeatOutcome,
  type SeatWork,
  seatsHad,
} from '@jumpseat/domain';
import type { SeatBlocks } from '../seat-blocks/seat-blocks.ts';

type Type = SeatCommand['type'];
/** A command without the fields that all commands of one try share. */
type Command = { [K in Type]: Omit<Extract<SeatCommand, { type: K }>, 'orderId' | 'sequence' | 'token'> }[Type];

/** The parts of a try in order. A block refuses a part that arrives after a later one. */
const PART = { take: 0, undo: 1, release: 2 } as const;
const PARTS = 4;

/** Returns the token of a command in one part of a try. */
export const tokenOf = (token: number, part: number) => token * PARTS + part;

/** Returns the token of the try that a command with this token belongs to. */
export const tryTokenOf = (token: number) => Math.floor(token / PARTS);

/** One try to bring an order to its next version. */
export interface SeatTry {
  readonly order: Order;
  readonly flight: FlightFacts;
  /** Issued by the store. An abandoned try has a lower token than the next one. */
  readonly token: number;
  /** Throws if the try is over: a later command could undo the work of the next try. */
  requireTimeLeft(): void;
}

/**
 * Sends the commands of one try to seat blocks. Safe to repeat. Seats are taken before the order is recorded and
 * released after it, so an abandoned try never takes away seats that a passenger was promised.
 */
export class SeatAllocator {
  readonly #blocks: SeatBlocks;
  readonly #try: SeatTry;
  readonly #taken: SeatCode[] = [];

  constructor(blocks: SeatBlocks, seatTry: SeatTry) {
    this.#blocks = blocks;
    this.#try = seatTry;
  }

  /**
   * Sends the work to one block after another, always in the same order. If one refuses, releases what was just taken
   * and returns the refusal.
   */
  async take(work: SeatWork): Promise<Refusal | undefined> {
    const had = work.type === 'HOLD' ? seatsHad(this.#try.order) : [];
    const taken: SeatCode[] = [];
    for (const [blockId, part] of this.#byBlock(work.seats)) {
      const outcome = await this.#takeIn(blockId, { ...work, seats: part });
      if (!outcome.granted) {
        if (work.type !== 'EXTEND') await this.#release(taken, PART.undo);
        return outcome.refusal;
      }
      taken.push(...part.filter((seat) => !had.includes(seat)));
    }
    this.#taken.push(...taken);
    return undefined;
  }

  /** Releases the order's earlier seats and those just taken, booked ones too, except `kept`. */
  releaseAllExcept(kept: readonly SeatCode[]): Promise<void> {
    const seats = new Set([...seatsHad(this.#try.order), ...this.#taken]);
    return this.#release(
      [...seats].filter((seat) => !kept.includes(seat)),
      PART.release,
    );
  }

  /** Whether the order has booked any of these seats. After this call no earlier try can book them. */
  async hasBooked({ seats, leaseUntil }: SeatWork): Promise<boolean> {
    const shown = await Promise.all(
      this.#byBlock(seats).map(async ([blockId, each]) => {
        // Granted or refused, the block knows this try's token afterwards.
        await this.#send(blockId, { type: 'EXTEND', seats: each, leaseUntil }, PART.take);
        return this.#blocks.show(this.#try.flight, blockId, each);
      }),
    );
    const changes = shown.flatMap(({ projection }: SeatDecision) => projection?.changes ?? []);
    return changes.some(({ status, orderId }) => status === 'BOOKED' && orderId === this.#try.order.id);
  }

  /**
   * Does the work in one block. An abandoned try may have released seats of the order; those are held again if nobody
   * else has them.
   */
  async #takeIn(blockId: string, work: SeatWork): Promise<SeatOutcome> {
    const outcome = await this.#send(blockId, commandOf(work), PART.take);
    if (work.type === 'HOLD' || outcome.granted || outcome.refusal.code !== 'NOT_HOLDER') return outcome;
    const held = await this.#send(blockId, commandOf({ ...work, type: 'HOLD' }), PART.take);
    return held.granted ? this.#send(blockId, commandOf(work), PART.take) : held;
  }

  /** Releases seats, booked ones too. A refusal means that they are no longer the order's, which is fine. */
  async #release(seats: readonly SeatCode[], part: number): Promise<void> {
    await Promise.all(
      this.#byBlock(seats).map(([blockId, each]) =>
        this.#send(blockId, { type: 'RELEASE', seats: each, booked: true }, part),
      ),
    );
  }

  async #send(blockId: string, command: Command, part: number): Promise<SeatOutcome> {
    const { order, flight, token } = this.#try;
    this.#try.requireTimeLeft();
    const full = { ...command, orderId: order.id, sequence: order.version + 1, token: tokenOf(token, part) };
    const outcome = await this.#blocks.send(flight, blockId, full as SeatCommand);
    if (!outcome.granted && outcome.refusal.code === 'STALE_COMMAND') {
      throw new Error(`a later try for order ${order.id} has reached block ${blockId}`);
    }
    return outcome;
  }

  /** Groups seats by block, in a fixed order of blocks, so that two orders never wait for each other. */
  #byBlock(seats: readonly SeatCode[]): [blockId: string, seats: SeatCode[]][] {
    const { blockOf } = flightSeats(this.#try.flight);
    const groups = Map.groupBy(seats, (seat) => blockOf.get(seat) ?? '');
    return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}

function commandOf({ type, seats, leaseUntil }: SeatWork): Command {
  return type === 'CONFIRM' ? { type, seats } : { type, seats, leaseUntil };
}
