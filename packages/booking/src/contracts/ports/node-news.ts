import type { AnonymousOrder, SeatStatus } from '@jumpseat/domain';

/**
 * Seats of a flight have changed. Without `seats` the change did not fit into the news: read the changes since the
 * previous version.
 */
export interface SeatsChanged {
  readonly flightId: string;
  readonly version: number;
  readonly seats?: Readonly<Record<string, SeatStatus>> | undefined;
  /** The trace of the change, if it is sampled: a W3C traceparent. */
  readonly trace?: string | undefined;
}

/**
 * An order has changed. `state` is the order without its owner. Without it the state did not fit into the news, or only
 * the payment has made progress: read the order.
 */
export interface OrderChanged {
  readonly orderId: string;
  readonly version: number;
  readonly state?: AnonymousOrder | undefined;
}

/**
 * The viewers of one flight. Guests have anonymous marks, so that a guest at two nodes counts once. Viewers without a
 * session are a number.
 */
export interface ViewerTally {
  readonly marks: readonly string[];
  readonly others: number;
}

/** A node's report of its viewers, by flight. Flights that it leaves out are unchanged. */
export interface ViewersAtNode {
  readonly node: string;
  readonly flights: Readonly<Record<string, ViewerTally>>;
}

/** Receives the news that Postgres sends to each API node. */
export interface NewsHandlers {
  onSeats(change: SeatsChanged): void;
  onOrder(change: OrderChanged): void;
  onViewers(report: ViewersAtNode): void;
  /** The LISTEN connection was lost and is back. Any news in between is lost: read the tables. */
  onReconnect(): void;
  /** News can't be read, a handler threw, or no news arrives any more. The feed continues. */
  onError(error: unknown): void;
}
