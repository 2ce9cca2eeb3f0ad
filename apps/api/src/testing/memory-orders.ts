import { EventEmitter } from 'node:events';
import type { OrderCommands, OrderReads } from '@jumpseat/booking/contracts';
import {
  type CabinId,
  type Chooser,
  DEFAULT_POLICY,
  deadlineOf,
  extensionMs,
  holdOf,
  instant,
  isFinal,
  JumpseatError,
  type Order,
  type OrderEvent,
  openOrder,
  type Party,
  priceBreakdown,
  refusal,
  refuseIntent,
  transition,
} from '@jumpseat/domain';
import type { MemoryFlights } from './memory-flights.ts';

/** An order's event without its time. */
export type UntimedEvent = OrderEvent extends infer Event
  ? Event extends OrderEvent
    ? Omit<Event, 'at'>
    : never
  : never;

/** Orders in memory under the domain's rules. A test decides the result of a payment. */
export class MemoryOrders implements OrderReads, OrderCommands {
  readonly changes = new EventEmitter<{
    seats: [{ flightId: string; version: number }];
    order: [Order];
    reconnect: [];
  }>();
  readonly #orders = new Map<string, Order>();
  readonly #events = new Map<string, OrderEvent[]>();
  readonly #flights: MemoryFlights;
  readonly #carriedOut = new Set<string>();

  constructor(flights: MemoryFlights) {
    this.#flights = flights;
  }

  /** Every order, in any state. */
  all(): Order[] {
    return [...this.#orders.values()];
  }

  async find(orderId: string) {
    return this.#orders.get(orderId) ?? null;
  }

  async events(orderId: string) {
    return [...(this.#events.get(orderId) ?? [])];
  }

  async heldBy(guestId: string, flightId?: string) {
    const holding = new Set(['SEATS_RESERVED', 'PAYMENT_PENDING']);
    return [...this.#orders.values()]
      .filter((order) => order.guestId === guestId && holding.has(order.status))
      .filter((order) => flightId === undefined || order.flightId === flightId)
      .reverse();
  }

  async versions(ids: readonly string[]) {
    return ids.flatMap((id) => {
      const order = this.#orders.get(id);
      return order ? [{ id, version: order.version }] : [];
    });
  }

  async create({ orderId, flight, userId, guestId, seats, chooser }: Parameters<OrderCommands['create']>[0]) {
    const facts = { id: orderId, flightId: flight.id, userId, guestId, policy: DEFAULT_POLICY, now: Date.now() };
    this.#orders.set(orderId, openOrder({ ...facts, ...choiceOf(chooser) }));
    return seats.length === 0 ? this.applyEvent(orderId, { type: 'OPENED' }) : this.#hold(orderId, seats, {}, true);
  }

  async isCarriedOut(orderId: string, operationId: string) {
    return this.#carriedOut.has(`${orderId} ${operationId}`);
  }

  async selectSeats(orderId: string, seats: readonly string[], chooser: Chooser, operationId?: string) {
    this.#carriedOut.add(`${orderId} ${operationId}`);
    return this.#hold(orderId, seats, chooser, false);
  }

  async extend(orderId: string, operationId?: string) {
    this.#carriedOut.add(`${orderId} ${operationId}`);
    const order = this.#get(orderId);
    const until = (deadlineOf(order) ?? 0) + extensionMs(order);
    return this.applyEvent(orderId, { type: 'HOLD_EXTENDED', expiresAt: instant(until) });
  }

  async pay(orderId: string, code: string, operationId?: string) {
    this.#carriedOut.add(`${orderId} ${operationId}`);
    const refused = refuseIntent(this.#get(orderId), { type: 'PAY', code }, Date.now());
    if (refused) throw new JumpseatError(refused);
    return this.applyEvent(orderId, {
      type: 'PAYMENT_STARTED',
      expiresAt: instant(Date.now() + DEFAULT_POLICY.holdMs),
    });
  }

  async cancel(orderId: string, operationId?: string) {
    this.#carriedOut.add(`${orderId} ${operationId}`);
    return this.applyEvent(orderId, { type: 'CANCELLED' });
  }

  async resetFlight({ id }: { id: string }) {
    const live = [...this.#orders.values()].filter((order) => order.flightId === id && !isFinal(order));
    for (const order of live) this.applyEvent(order.id, { type: 'FLIGHT_RESET' });
    return { ordersEnded: live.length, ordersRefunded: 0 };
  }

  /** Applies an event to an order and its seats, now. */
  applyEvent(orderId: string, event: UntimedEvent): Order {
    const before = this.#get(orderId);
    const timed: OrderEvent = { ...event, at: instant(Date.now()) };
    const order = transition(before, timed);
    this.#orders.set(orderId, order);
    this.#events.set(orderId, [...(this.#events.get(orderId) ?? []), timed]);
    const seats = holdOf(order)?.seats ?? [];
    if (order.status === 'CONFIRMED') this.#set(order, seats, 'BOOKED');
    else if (isFinal(order) && seats.length > 0) this.#set(order, seats, 'AVAILABLE');
    this.changes.emit('order', order);
    return order;
  }

  #hold(orderId: string, seats: readonly string[], chooser: Chooser, ends: boolean): Order {
    const order = this.#get(orderId);
    const price = priceBreakdown(this.#flights.tariff(order.flightId), seats);
    const taken = this.#flights.taken(order.flightId, seats, orderId);
    if (taken) {
      const refused = refusal(taken.status === 'BOOKED' ? 'SEAT_BOOKED' : 'SEAT_HELD', { seats: [taken.seat] });
      const after = this.applyEvent(orderId, { type: 'SEATS_REFUSED', refusal: refused, ends });
      if (ends) return after;
      throw new JumpseatError(refused);
    }
    const expiresAt = instant(Date.now() + DEFAULT_POLICY.holdMs);
    const before = holdOf(order)?.seats ?? [];
    if (before.length > 0) this.#set(order, before, 'AVAILABLE');
    this.#set(order, seats, 'HELD');
    return this.applyEvent(orderId, {
      type: 'SEATS_HELD',
      seats,
      total: price.total,
      price,
      expiresAt,
      ...choiceOf(chooser),
    });
  }

  #set({ id, flightId }: Order, seats: readonly string[], status: 'AVAILABLE' | 'HELD' | 'BOOKED'): void {
    const version = this.#flights.set(flightId, seats, { status, orderId: status === 'AVAILABLE' ? null : id });
    this.changes.emit('seats', { flightId, version });
  }

  #get(orderId: string): Order {
    const order = this.#orders.get(orderId);
    if (!order) throw new Error(`no order ${orderId}`);
    return order;
  }
}

function choiceOf({ party, cabin }: Chooser): { party?: Party; cabin?: CabinId | null } {
  return { ...(party && { party }), ...(cabin !== undefined && { cabin }) };
}
