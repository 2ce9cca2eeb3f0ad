import type { Chooser, FlightFacts, Order, OrderEvent, SeatCode } from '@jumpseat/domain';
import type { FlightForSale } from '../temporal.ts';

/** Reads orders from Postgres. */
export interface OrderReads {
  find(orderId: string): Promise<Order | null>;
  /** Whether the order has carried out the request of that operation. */
  isCarriedOut(orderId: string, operationId: string): Promise<boolean>;
  /** What has happened to the order, the first event first. Empty if there is no such order. */
  events(orderId: string): Promise<OrderEvent[]>;
  /** The guest's orders that hold seats, the newest first. With `flightId`, only those of that flight. */
  heldBy(guestId: string, flightId?: string): Promise<Order[]>;
}

/**
 * Sends requests to order workflows. Each call returns the order after the request, or throws its refusal as
 * JumpseatError. Requests with the same `operationId` are carried out once.
 */
export interface OrderCommands {
  /**
   * Creates an order. With seats, returns once they are held or refused; a refused order is FAILED and says why.
   * Throws UNPAID_LIMIT_REACHED.
   */
  create(order: {
    orderId: string;
    flight: FlightForSale;
    userId: string;
    guestId: string | null;
    seats: readonly SeatCode[];
    chooser: Chooser;
    /** The caller's IPv4 address or IPv6 /64 network, for limits. Left out, no limit by address applies. */
    address?: string | undefined;
  }): Promise<Order>;
  /** Replaces the order's seats. A missing party or cabin stays as it was; a null cabin allows any again. */
  selectSeats(orderId: string, seats: readonly SeatCode[], chooser: Chooser, operationId?: string): Promise<Order>;
  extend(orderId: string, operationId?: string): Promise<Order>;
  /** Returns as soon as the attempt is accepted, with the order PAYMENT_PENDING. */
  pay(orderId: string, code: string, operationId?: string): Promise<Order>;
  cancel(orderId: string, operationId?: string): Promise<Order>;
  /** Returns when no order of the flight is live and every seat is free. */
  resetFlight(flight: FlightFacts): Promise<{ ordersEnded: number; ordersRefunded: number }>;
}
