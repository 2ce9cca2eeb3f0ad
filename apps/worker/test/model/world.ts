import type { OrderEntry, OrderTurn, OrderTurnResult, QueuedRequest, SeatDecision } from '@jumpseat/booking/contracts';
import {
  applySeatCommand,
  emptyBlock,
  type FlightFacts,
  flightSeats,
  holdOf,
  instant,
  isFinal,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  type SeatBlock,
  type SeatCode,
  transition,
  usualFares,
} from '@jumpseat/domain';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type fc from 'fast-check';
import { createTakeOrderTurn } from '../../src/activities/take-order-turn.ts';
import type { SeatBlocks } from '../../src/blocks/seat-blocks.ts';
import { POLICY } from '../support/policy.ts';

type Store = Parameters<typeof createTakeOrderTurn>[1];

const DAY_MS = 86_400_000;
/** Tries that are given up fail all the time here. */
const QUIET = new DefaultLogger('ERROR');

/** What is recorded of an order, and what its workflow knows of it. */
interface KnownOrder {
  /** As its workflow has it. */
  order: Order;
  readonly opened: Order;
  readonly entries: OrderEntry[];
  /** The token of its newest try. */
  newest: number;
}

/**
 * Orders, their seat blocks and their entries in memory. Every step of every try takes effect when the scheduler says so, and its
 * answer arrives later still: tries that were given up run on beside those that follow them.
 */
export class World {
  readonly flight;
  readonly orders = new Map<string, KnownOrder>();
  readonly blocks = new Map<string, SeatBlock>();
  readonly #scheduler: fc.Scheduler;
  readonly #takeTurn: ReturnType<typeof createTakeOrderTurn>;
  readonly #tries: Promise<unknown>[] = [];
  #tokens = 0;

  constructor(scheduler: fc.Scheduler, blockBy: FlightFacts['blockBy']) {
    const departsAt = instant(Date.now() + 30 * DAY_MS);
    const facts = { id: 'T1', layoutId: 'demo-30', blockBy, departsAt, salesCloseAt: departsAt };
    this.flight = { ...facts, fares: usualFares(layoutOf('demo-30')) };
    this.#scheduler = scheduler;
    for (const [id, seats] of flightSeats(this.flight).blocks) this.blocks.set(id, emptyBlock(seats));
    this.#takeTurn = createTakeOrderTurn(this.#seatBlocks(), this.#store());
  }

  open(id: string): void {
    const opened = openOrder({ id, flightId: 'T1', userId: id, guestId: null, policy: POLICY, now: Date.now() });
    this.orders.set(id, { order: opened, opened, entries: [], newest: 0 });
  }

  /** One turn of an order: so many tries of it are given up, each at any moment, before one is waited for. */
  async turn(
    id: string,
    requests: readonly QueuedRequest[],
    givenUp: readonly (readonly QueuedRequest[])[],
  ): Promise<OrderTurnResult | null> {
    const known = this.#known(id);
    if (isFinal(known.order)) return null;
    for (const others of givenUp) {
      this.#start({ ...this.#turnOf(known.order), requests: others });
      await this.#pass('a try is given up', () => undefined);
    }
    for (;;) {
      const result = await this.#start({ ...this.#turnOf(known.order), requests });
      if (!result) continue;
      if (result.type === 'RECORDED') known.order = transition(known.order, result.entry.event);
      return result;
    }
  }

  /** Resolves when every try has come to its end, those that were given up too. */
  async atRest(): Promise<void> {
    await Promise.all(this.#tries);
  }

  /** The order as its entries make it. */
  recorded(id: string): Order {
    const { opened, entries } = this.#known(id);
    return entries.reduce((order, { event }) => transition(order, event), opened);
  }

  /** Who has the seat, and how. */
  owner(seat: SeatCode) {
    const blockId = flightSeats(this.flight).blockOf.get(seat) ?? '';
    return this.blocks.get(blockId)?.taken[seat];
  }

  /** The seats that orders have which have not ended, or are confirmed: `[seat, order]`. */
  owned(): [SeatCode, string][] {
    return [...this.orders.values()]
      .filter(({ order }) => !isFinal(order) || order.status === 'CONFIRMED')
      .flatMap(({ order }) => (holdOf(order)?.seats ?? []).map((seat): [SeatCode, string] => [seat, order.id]));
  }

  #turnOf(order: Order): Omit<OrderTurn, 'requests'> {
    return { order, flight: this.flight, now: Date.now() };
  }

  /** A try; null where it fails, which has Temporal begin the next. */
  #start(turn: OrderTurn): Promise<OrderTurnResult | null> {
    const environment = new MockActivityEnvironment({ startToCloseTimeoutMs: DAY_MS }, { logger: QUIET });
    const running = (environment.run(this.#takeTurn, turn) as Promise<OrderTurnResult>).catch((error: Error) => {
      if (!error.message.startsWith('a later try')) throw error;
      return null;
    });
    this.#tries.push(running);
    return running;
  }

  #known(id: string): KnownOrder {
    const known = this.orders.get(id);
    if (!known) throw new Error(`no order ${id}`);
    return known;
  }

  /** Has something take effect at a moment of the scheduler's choice, and its answer arrive at another. */
  async #pass<T>(what: string, effect: () => T): Promise<T> {
    const result = await this.#scheduler.schedule(Promise.resolve(), what).then(effect);
    await this.#scheduler.schedule(Promise.resolve(), `answer: ${what}`);
    return result;
  }

  /** As Postgres does it: a try that is not its order's newest records nothing. */
  #store(): Store {
    return {
      beginTry: ({ id, version }) =>
        this.#pass(`begin ${id} ${version + 1}`, () => {
          const known = this.#known(id);
          this.#tokens += 1;
          known.newest = this.#tokens;
          return { token: this.#tokens, entry: known.entries[version] ?? null };
        }),
      recordOrder: (order: Order, event: OrderEvent, by) =>
        this.#pass(`record ${order.id} ${order.version} ${event.type}`, () => {
          const known = this.#known(order.id);
          const standing = known.entries[order.version - 1];
          if (standing) return standing;
          if (by?.token !== undefined && by.token !== known.newest)
            throw new Error(`a later try for order ${order.id} has begun`);
          const entry = { event, request: by?.request ?? null };
          known.entries.push(entry);
          return entry;
        }),
    };
  }

  #seatBlocks(): SeatBlocks {
    const unused = () => Promise.reject(new Error('not asked by orders'));
    return {
      ask: (_, blockId, command) =>
        this.#pass(`${command.type} ${command.orderId} ${command.seats} ${command.sequence}.${command.token}`, () => {
          const step = applySeatCommand(this.blocks.get(blockId) as SeatBlock, command, Date.now());
          this.blocks.set(blockId, step.block);
          return step.outcome;
        }),
      show: (_, blockId, seats) =>
        this.#pass(`show ${seats}`, (): SeatDecision => {
          const { taken, version } = this.blocks.get(blockId) as SeatBlock;
          const changes = seats.map((seat) => {
            const { status = 'AVAILABLE', orderId = null } = taken[seat] ?? {};
            return { seat, status, orderId, leaseUntil: null } as const;
          });
          return { outcomes: [], projection: { flightId: 'T1', blockId, version, changes } };
        }),
      clear: unused,
      restart: unused,
    };
  }
}
