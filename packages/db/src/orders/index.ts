import type { OrderEntry, OrderReads, PaymentRequest } from '@jumpseat/booking/contracts';
import type { GatewayProgress, Instant, Order, OrderEvent } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { prepareBeginTry, type Try } from './begin-try.ts';
import {
  confirmedOrders,
  eventsOf,
  isCarriedOut,
  liveOrders,
  ordersHeldBy,
  orderVersions,
  prepareFindOrder,
} from './find-orders.ts';
import { recordGatewayTry } from './record-gateway-try.ts';
import { prepareRecordOrder } from './record-order.ts';

/** Reads and writes orders. */
export interface OrderStore extends OrderReads {
  /**
   * Records an order as it is after `event`. `by` has the key of the request that the event carries out, and the token
   * of the try. Each version is recorded once: returns its entry, which is this event or an earlier one. Throws if a
   * later try has begun, and ORDER_EXISTS if the id belongs to another order.
   */
  recordOrder(order: Order, event: OrderEvent, by?: { request: string | null; token?: number }): Promise<OrderEntry>;
  /** Begins a try to bring the order to its next version. Throws ORDER_EXISTS if the id belongs to another order. */
  beginTry(order: Order): Promise<Try>;
  /** Notes the gateway's progress with the attempt that the order waits for. */
  recordGatewayTry(
    attempt: Pick<PaymentRequest, 'orderId' | 'attempt'>,
    gateway: GatewayProgress,
    at: Instant,
  ): Promise<void>;
  /** The ids of the flight's live orders. */
  liveOrders(flightId: string): Promise<string[]>;
  confirmedOrders(flightId: string): Promise<Order[]>;
  /** The version of each existing order. */
  versions(orderIds: readonly string[]): Promise<{ id: string; version: number }[]>;
}

export function createOrderStore(database: Database): OrderStore {
  return {
    find: prepareFindOrder(database),
    events: (orderId) => eventsOf(database, orderId),
    heldBy: (guestId, flightId) => ordersHeldBy(database, guestId, flightId),
    isCarriedOut: (orderId, request) => isCarriedOut(database, orderId, request),
    recordOrder: prepareRecordOrder(database),
    beginTry: prepareBeginTry(database),
    recordGatewayTry: (attempt, gateway, at) => recordGatewayTry(database, attempt, gateway, at),
    liveOrders: (flightId) => liveOrders(database, flightId),
    confirmedOrders: (flightId) => confirmedOrders(database, flightId),
    versions: (orderIds) => orderVersions(database, orderIds),
  };
}
