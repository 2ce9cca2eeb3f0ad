import { randomUUID } from 'node:crypto';
import {
  type FlightForSale,
  type OrderInput,
  orderWorkflowId,
  type SeatBlockReport,
  seatBlockWorkflowId,
} from '@jumpseat/booking/contracts';
import * as workflows from '@jumpseat/booking/workflows';
import type { FlightStore } from '@jumpseat/db';
import {
  type BlockBy,
  type Chooser,
  DEFAULT_POLICY,
  instant,
  layoutOf,
  type Order,
  type OrderPolicy,
  usualFares,
} from '@jumpseat/domain';
import { WithStartWorkflowOperation, type WorkflowClient } from '@temporalio/client';
import type { Projection } from '../../src/activities/projection.ts';
import type { TaskQueues } from '../../src/task-queues.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Makes orders by calling their workflows directly. */
export class Orders {
  readonly #client: WorkflowClient;
  readonly #flights: FlightStore;
  readonly #find: Projection['find'];
  readonly taskQueues: TaskQueues;

  constructor(client: WorkflowClient, flights: FlightStore, find: Projection['find'], taskQueues: TaskQueues) {
    this.#client = client;
    this.#flights = flights;
    this.#find = find;
    this.taskQueues = taskQueues;
  }

  /** Creates a flight: by default 30 seats A1 to C10, on sale for a month. */
  async flight(
    facts: { id?: string; blockBy?: BlockBy; layoutId?: string; departsMs?: number; salesCloseMs?: number } = {},
  ): Promise<FlightForSale> {
    const { blockBy = 'cabin', layoutId = 'demo-30', departsMs = Date.now() + 30 * DAY_MS } = facts;
    const flight = {
      id: facts.id ?? `T-${randomUUID().slice(0, 8)}`,
      layoutId,
      blockBy,
      departsAt: instant(departsMs),
      salesCloseAt: instant(facts.salesCloseMs ?? departsMs - 45 * 60_000),
      fares: usualFares(layoutOf(layoutId)),
      surcharges: {},
    };
    await this.#flights.create({ ...flight, origin: 'ZRH', destination: 'LIS' });
    return flight;
  }

  /** Opens an order and waits for its first record. */
  open(
    flight: FlightForSale,
    seats: string[],
    policy: Partial<OrderPolicy> = {},
    chooser: Pick<OrderInput, 'party' | 'cabin'> = {},
  ): Promise<Order> {
    const orderId = randomUUID();
    const input = {
      orderId,
      flight,
      userId: 'ann',
      guestId: null,
      seats,
      policy: { ...DEFAULT_POLICY, ...policy },
      ...chooser,
    };
    const startWorkflowOperation = new WithStartWorkflowOperation(workflows.order, {
      workflowId: orderWorkflowId(orderId),
      workflowIdConflictPolicy: 'FAIL',
      taskQueue: this.taskQueues.order,
      args: [input],
    });
    return this.#client.executeUpdateWithStart(workflows.opened, { startWorkflowOperation, args: [] });
  }

  handle({ id }: Pick<Order, 'id'>) {
    return this.#client.getHandle<typeof workflows.order>(orderWorkflowId(id));
  }

  select(order: Order, seats: string[], chooser: Chooser = {}): Promise<Order> {
    return this.handle(order).executeUpdate(workflows.selectSeats, { args: [seats, chooser] });
  }

  pay(order: Order, code: string): Promise<Order> {
    return this.handle(order).executeUpdate(workflows.submitPayment, { args: [code] });
  }

  extend(order: Order): Promise<Order> {
    return this.handle(order).executeUpdate(workflows.extend);
  }

  cancel(order: Order): Promise<Order> {
    return this.handle(order).executeUpdate(workflows.cancel);
  }

  /** Reads the recorded order. Not by a query: one during an update can make a history unreplayable. */
  async status({ id }: Pick<Order, 'id'>): Promise<Order> {
    const order = await this.#find(id);
    if (!order) throw new Error(`no order ${id}`);
    return order;
  }

  /** Waits for the end of the order. */
  result(order: Order): Promise<Order> {
    return this.handle(order).result();
  }

  block(flight: FlightForSale, blockId: string) {
    return this.#client.getHandle<typeof workflows.seatBlock>(seatBlockWorkflowId(flight.id, blockId));
  }

  blockState(flight: FlightForSale, blockId: string): Promise<SeatBlockReport> {
    return this.block(flight, blockId).query(workflows.getState);
  }

  /** Reads the seats that are not available from Postgres, such as `A1 HELD`. */
  async taken(flight: FlightForSale): Promise<string[]> {
    const map = await this.#flights.seatMap(flight.id);
    return (map?.seats ?? [])
      .filter(({ status }) => status !== 'AVAILABLE')
      .map(({ code, status }) => `${code} ${status}`);
  }
}
