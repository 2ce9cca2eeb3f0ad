import type { OrderEntry, OrderTurn, OrderTurnResult, QueuedRequest, SeatDecision } from '@jumpseat/booking/contracts';
import {
  applySeatCommand,
  DEFAULT_POLICY,
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
import type { SeatBlocks } from '../../src/seat-blocks/seat-blocks.ts';

type Store = Parameters<typeof createTakeOrderTurn>[1];

const DAY_MS = 86_400_000;
/** Abandoned tries fail all the time here, so only errors are logged. */
const QUIET = new DefaultLogger('ERROR');

/** An order as recorded, and as its workflow knows it. */
interface KnownOrder {
  /** The workflow's state. */
  order: Order;
  readonly opened: Order;
  readonly entries: OrderEntry[];
  /** The token of its newest try. */
  newestToken: number;
}

/**
 * Orders, their seat blocks and their entries in memory. The scheduler decides when each step of each try takes effect,
 * and when its result arrives. So abandoned tries run concurrently with later ones.
 */
export class BookingModel {
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
    const opened = openOrder({
      id,
      flightId: 'T1',
      userId: id,
      guestId: null,
      policy: DEFAULT_POLICY,
      now: Date.now(),
    });
    this.orders.set(id, { order: opened, opened, entries: [], newestToken: 0 });
  }

  /** Runs one turn of an order. Starts and abandons tries at arbitrary moments, then waits for one to complete. */
  async turn(
    id: string,
    requests: readonly QueuedRequest[],
    abandoned: readonly (readonly QueuedRequest[])[],
  ): Promise<OrderTurnResult | null> {
    const known = this.#known(id);
    if (isFinal(known.order)) return null;
    for (const others of abandoned) {
      this.#start({ ...this.#turnOf(known.order), requests: others });
      await this.#step('a try is abandoned', () => undefined);
    }
    for (;;) {
      const result = await this.#start({ ...this.#turnOf(known.order), requests });
      if (!result) continue;
      if (result.type === 'RECORDED') known.order = transition(known.order, result.entry.event);
      return result;
    }
  }

  /** Resolves when every try has ended, also abandoned ones. */
  async allTriesEnded(): Promise<void> {
    await Promise.all(this.#tries);
  }

  /** Computes the order from its entries. */
  recorded(id: string): Order {
    const { opened, entries } = this.#known(id);
    return entries.reduce((order, { event }) => transition(order, event), opened);
  }

  /** Returns the order that has the seat, and the seat's status. */
  owner(seat: SeatCode) {
    const blockId = flightSeats(this.flight).blockOf.get(seat) ?? '';
    return this.blocks.get(blockId)?.taken[seat];
  }

  /** The seats of live and confirmed orders, as `[seat, orderId]`. */
  owned(): [SeatCode, string][] {
    return [...this.orders.values()]
      .filter(({ order }) => !isFinal(order) || order.status === 'CONFIRMED')
      .flatMap(({ order }) => (holdOf(order)?.seats ?? []).map((seat): [SeatCode, string] => [seat, order.id]));
  }

  #turnOf(order: Order): Omit<OrderTurn, 'requests'> {
    return { order, flight: this.flight, now: Date.now() };
  }

  /** Runs a try. Resolves to null if it fails, after which Temporal starts the next one. */
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

  /** Runs an effect when the scheduler says so, and returns its result later, when the scheduler says so. */
  async #step<T>(what: string, effect: () => T): Promise<T> {
    const result = await this.#scheduler.schedule(Promise.resolve(), what).then(effect);
    await this.#scheduler.schedule(Promise.resolve(), `result: ${what}`);
    return result;
  }

  /** As in Postgres, only the newest try of an order can record. */
  #store(): Store {
    return {
      beginTry: ({ id, version }) =>
        this.#step(`begin ${id} ${version + 1}`, () => {
          const known = this.#known(id);
          this.#tokens += 1;
          known.newestToken = this.#tokens;
          return { token: this.#tokens, entry: known.entries[version] ?? null };
        }),
      recordOrder: (order: Order, event: OrderEvent, by) =>
        this.#step(`record ${order.id} ${order.version} ${event.type}`, () => {
          const known = this.#known(order.id);
          const recorded = known.entries[order.version - 1];
          if (recorded) return recorded;
          if (by?.token !== undefined && by.token !== known.newestToken)
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
      send: (_, blockId, command) =>
        this.#step(`${command.type} ${command.orderId} ${command.seats} ${command.sequence}.${command.token}`, () => {
          const step = applySeatCommand(this.blocks.get(blockId) as SeatBlock, command, Date.now());
          this.blocks.set(blockId, step.block);
          return step.outcome;
        }),
      show: (_, blockId, seats) =>
        this.#step(`show ${seats}`, (): SeatDecision => {
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
