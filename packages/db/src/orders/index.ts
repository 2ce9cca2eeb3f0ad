import type { OrderEntry, OrderReads, PaymentRequest } from '@jumpseat/booking/contracts';
import type { GatewayProgress, Instant, Order, OrderEvent } from '@jumpseat/domain';
import type { Database } from '../connect.ts';
import { type Try, tryBeginner } from './begin-try.ts';
import { confirmedOrders, isCarriedOut, liveOrders, orderFinder, ordersHeldBy, orderVersions } from './find-orders.ts';
import { recordGatewayTry } from './record-gateway-try.ts';
import { orderRecorder } from './record-order.ts';

/** Orders as they were last recorded. */
export interface OrderStore extends OrderReads {
  /**
   * Records an order as it is after `event`; `by` has the key of the request that it carries out, and the token of the try that does. A version is recorded once:
   * returns what stands for it, which is this event or the one that was there before. Throws where a later try has begun, and ORDER_EXISTS
   * where the id is another order's.
   */
  recordOrder(order: Order, event: OrderEvent, by?: { request: string | null; token?: number }): Promise<OrderEntry>;
  /** Begins a try to bring the order to its next version. Throws ORDER_EXISTS where the id is another order's. */
  beginTry(order: Order): Promise<Try>;
  /** Notes how far the gateway has come with an attempt that the order waits for. */
  recordGatewayTry(
    attempt: Pick<PaymentRequest, 'orderId' | 'attempt'>,
    gateway: GatewayProgress,
    at: Instant,
  ): Promise<void>;
  /** The ids of the flight's orders that have not ended. */
  liveOrders(flightId: string): Promise<string[]>;
  confirmedOrders(flightId: string): Promise<Order[]>;
  /** The version of each of these orders that there is. */
  versions(orderIds: readonly string[]): Promise<{ id: string; version: number }[]>;
}

/** Reads and writes of orders. */
export function createOrderStore(database: Database): OrderStore {
  return {
    find: orderFinder(database),
    heldBy: (guestId, flightId) => ordersHeldBy(database, guestId, flightId),
    isCarriedOut: (orderId, request) => isCarriedOut(database, orderId, request),
    recordOrder: orderRecorder(database),
    beginTry: tryBeginner(database),
    recordGatewayTry: (attempt, gateway, at) => recordGatewayTry(database, attempt, gateway, at),
    liveOrders: (flightId) => liveOrders(database, flightId),
    confirmedOrders: (flightId) => confirmedOrders(database, flightId),
    versions: (orderIds) => orderVersions(database, orderIds),
  };
}
