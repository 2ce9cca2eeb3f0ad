import type { OrderEntry, SeatChange, SeatProjection } from '@jumpseat/booking/contracts';
import {
  connect,
  createCaretakerStore,
  createFlightStore,
  createHousekeepingStore,
  createMailStore,
  createReconcileStore,
} from '@jumpseat/db';
import { createTestDatabase } from '@jumpseat/db/testing';
import {
  DEFAULT_POLICY,
  euros,
  type FlightFacts,
  factsOf,
  instant,
  layoutOf,
  type Order,
  type OrderEvent,
  openOrder,
  transition,
  usualFares,
} from '@jumpseat/domain';
import type { WorkflowClient } from '@temporalio/client';
import { vi } from 'vitest';
import { createProjection } from '../../src/activities/projection.ts';
import type { BlockDecisions } from '../../src/reconcile/block-decisions.ts';
import type { ReconcileDeps } from '../../src/reconcile/deps.ts';
import type { OrderJournal } from '../../src/reconcile/order-journal.ts';
import { reconcileOrders } from '../../src/reconcile/reconcile-orders.ts';
import { reconcileSeats } from '../../src/reconcile/reconcile-seats.ts';
import { Report } from '../../src/reconcile/report.ts';

/** The first version of the run that the blocks of these tests are in. */
export const RUN = 2 ** 32;
/** The clock of the tests, in epoch milliseconds. */
export const NOW = Date.now();
const DAY_MS = 86_400_000;
const at = instant(NOW);
export const LEASE = instant(NOW + 900_000);
const departsAt = instant(NOW + DAY_MS);

export const holding = (...seats: string[]): OrderEvent => ({
  type: 'SEATS_HELD',
  at,
  seats,
  total: euros(8_900),
  expiresAt: LEASE,
});
export const ended = (type: 'CANCELLED' | 'EXPIRED', ageMs = 0): OrderEvent => ({ type, at: instant(NOW - ageMs) });
const paying: OrderEvent = { type: 'PAYMENT_STARTED', at, expiresAt: LEASE };
export const booking = (...seats: string[]): OrderEvent[] => [holding(...seats), paying, { type: 'CONFIRMED', at }];

export const booked = (seat: string, { orderId }: OrderJournal): SeatChange => ({
  seat,
  status: 'BOOKED',
  orderId,
  leaseUntil: null,
});

/** A real Postgres, and what Temporal knows as plain data. Starts of workflows are only noted. */
export class Stores {
  readonly restartBlock = vi.fn(async (_flight: FlightFacts, _blockId: string) => undefined);
  readonly wake = vi.fn(async (_orderId: string) => undefined);
  readonly restartOrder = vi.fn(async (_orderId: string) => undefined);
  report = new Report();
  flight!: FlightFacts;
  readonly projection: ReturnType<typeof createProjection>;
  readonly flights: ReturnType<typeof createFlightStore>;
  readonly housekeeping: ReturnType<typeof createHousekeepingStore>;
  readonly deps: ReconcileDeps;
  readonly #database: ReturnType<typeof connect>;
  readonly #drop: () => Promise<void>;
  #flights = 0;

  private constructor(url: string, drop: () => Promise<void>) {
    this.#database = connect(url, { max: 4 });
    this.#drop = drop;
    this.projection = createProjection(this.#database);
    this.flights = createFlightStore(this.#database);
    this.housekeeping = createHousekeepingStore(this.#database);
    this.deps = {
      // Only reads of histories need it.
      client: null as unknown as WorkflowClient,
      store: createReconcileStore(this.#database),
      projection: this.projection,
      mails: createMailStore(this.#database),
      caretaker: createCaretakerStore(this.#database),
      orders: { wake: this.wake, restart: this.restartOrder },
      blocks: { restart: this.restartBlock },
      isDryRun: false,
    };
  }

  static async create(): Promise<Stores> {
    const { url, drop } = await createTestDatabase();
    return new Stores(url, drop);
  }

  /** Creates a new flight for the next test. */
  async nextFlight(): Promise<void> {
    for (const each of [this.restartBlock, this.wake, this.restartOrder]) each.mockClear();
    this.report = new Report();
    this.#flights += 1;
    const facts = { id: `T${this.#flights}`, layoutId: 'demo-30', blockBy: 'cabin', departsAt } as const;
    this.flight = factsOf({ ...facts, salesCloseAt: departsAt });
    const sale = { fares: usualFares(layoutOf('demo-30')), surcharges: {}, origin: 'ZRH', destination: 'LIS' };
    await this.flights.create({ ...this.flight, ...sale });
  }

  /** An order as its workflow knows it. */
  journal(name: string, events: readonly OrderEvent[]): OrderJournal {
    const { id: flightId } = this.flight;
    const orderId = `${name}-${flightId}`;
    const opened = openOrder({ id: orderId, flightId, userId: 'u', guestId: null, policy: DEFAULT_POLICY, now: NOW });
    const entries = new Map(events.map((event, index): [number, OrderEntry] => [index + 1, { event, request: null }]));
    return { orderId, flightId, isRunning: false, opened, entries, version: events.length };
  }

  /** Writes the first entries of an order to Postgres. */
  async write({ opened, entries }: OrderJournal, count = entries.size): Promise<void> {
    let order = opened as Order;
    for (const { event } of [...entries.values()].slice(0, count)) {
      order = transition(order, event);
      await this.projection.recordOrder(order, event);
    }
  }

  projected(version: number, ...changes: SeatChange[]): SeatProjection {
    return { flightId: this.flight.id, blockId: 'economy', version, changes };
  }

  /** The only block of the flight, with these decisions. */
  block(...projections: SeatProjection[]): BlockDecisions {
    const { flight } = this;
    return {
      flight,
      blockId: 'economy',
      isRunning: true,
      hasBegun: true,
      loaded: null,
      projections,
      highestToken: 4_000,
    };
  }

  /** Reconciles orders and seats. */
  async reconcile(journals: readonly OrderJournal[], blocks: readonly BlockDecisions[]): Promise<void> {
    const updatedOrders = await reconcileOrders(journals, this.deps, this.report);
    await reconcileSeats(blocks, updatedOrders, this.deps, this.report);
  }

  get printed(): string {
    return this.report.lines(false).join('\n');
  }

  /** The order of each booking of the flight, by seat. */
  async owners(): Promise<Record<string, string>> {
    const rows = await this.#database.sql`select seat, order_id from bookings where flight_id = ${this.flight.id}`;
    return Object.fromEntries(rows.map(({ seat, order_id }) => [seat, order_id]));
  }

  async statusOf({ orderId }: OrderJournal): Promise<string | undefined> {
    return (await this.projection.find(orderId))?.status;
  }

  async remove(): Promise<void> {
    await this.#database.close();
    await this.#drop();
  }
}
