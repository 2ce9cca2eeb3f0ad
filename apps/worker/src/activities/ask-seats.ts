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
import type { SeatBlocks } from '../blocks/seat-blocks.ts';

type Type = SeatCommand['type'];
/** A command without what is the same for all of one try. */
type Command = { [K in Type]: Omit<Extract<SeatCommand, { type: K }>, 'orderId' | 'sequence' | 'token'> }[Type];

/** The parts of a try in the order in which they may reach a block: a part that arrives after a later one is refused. */
const PART = { take: 0, undo: 1, giveBack: 2 } as const;
const PARTS = 4;

/** The token of a command that is one of several of a try. */
export const tokenOf = (token: number, part: number) => token * PARTS + part;

/** One try to bring an order to its next version, as the seat blocks get to see it. */
export interface SeatTry {
  readonly order: Order;
  readonly flight: FlightFacts;
  /** Handed out by the store: a try that was given up has a lower one than the next. */
  readonly token: number;
  /** Throws where the try is over. Whatever it sent after that could undo what the next try has done. */
  requireTime(): void;
}

/**
 * Asks seat blocks on behalf of one try. Safe to repeat. What takes seats is done before it is recorded, what gives them back after: so no
 * try that is given up in between can take away what somebody was told.
 */
export class SeatAsker {
  readonly #blocks: SeatBlocks;
  readonly #try: SeatTry;
  readonly #taken: SeatCode[] = [];

  constructor(blocks: SeatBlocks, seatTry: SeatTry) {
    this.#blocks = blocks;
    this.#try = seatTry;
  }

  /** Asks block after block, always in the same order, until one refuses; then what was taken until then is given back. */
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

  /** Gives back what the order had before, and what was taken for it now, but for the seats that it has; booked ones too. */
  giveBackAllBut(kept: readonly SeatCode[]): Promise<void> {
    const seats = new Set([...seatsHad(this.#try.order), ...this.#taken]);
    return this.#release(
      [...seats].filter((seat) => !kept.includes(seat)),
      PART.giveBack,
    );
  }

  /** Whether any of these seats is booked by the order. No try before this one can book them any more. */
  async anyBooked({ seats, leaseUntil }: SeatWork): Promise<boolean> {
    const shown = await Promise.all(
      this.#byBlock(seats).map(async ([blockId, each]) => {
        // Whatever the block says to it, it has seen this try's token then.
        await this.#ask(blockId, { type: 'EXTEND', seats: each, leaseUntil }, PART.take);
        return this.#blocks.show(this.#try.flight, blockId, each);
      }),
    );
    const changes = shown.flatMap(({ projection }: SeatDecision) => projection?.changes ?? []);
    return changes.some(({ status, orderId }) => status === 'BOOKED' && orderId === this.#try.order.id);
  }

  /**
   * Does the work in one block. Seats that the order has and its block doesn't know of are held again, where nobody else has them: a try
   * that was given up may have freed them.
   */
  async #takeIn(blockId: string, work: SeatWork): Promise<SeatOutcome> {
    const outcome = await this.#ask(blockId, commandOf(work), PART.take);
    if (work.type === 'HOLD' || outcome.granted || outcome.refusal.code !== 'NOT_HOLDER') return outcome;
    const held = await this.#ask(blockId, commandOf({ ...work, type: 'HOLD' }), PART.take);
    return held.granted ? this.#ask(blockId, commandOf(work), PART.take) : held;
  }

  /** Gives seats back, booked ones too. A refusal means that they are no longer the order's, which is what was wanted. */
  async #release(seats: readonly SeatCode[], part: number): Promise<void> {
    await Promise.all(
      this.#byBlock(seats).map(([blockId, each]) =>
        this.#ask(blockId, { type: 'RELEASE', seats: each, booked: true }, part),
      ),
    );
  }

  async #ask(blockId: string, command: Command, part: number): Promise<SeatOutcome> {
    const { order, flight, token } = this.#try;
    this.#try.requireTime();
    const full = { ...command, orderId: order.id, sequence: order.version + 1, token: tokenOf(token, part) };
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

function commandOf({ type, seats, leaseUntil }: SeatWork): Command {
  return type === 'CONFIRM' ? { type, seats } : { type, seats, leaseUntil };
}
