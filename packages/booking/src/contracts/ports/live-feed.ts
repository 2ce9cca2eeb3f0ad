import type { OrderView, Presence, SeatMapMessage } from '../views.ts';

/** The live feed. Every subscription ends when `signal` aborts. */
export interface LiveFeed {
  /**
   * A flight's map: a snapshot, or the changes since version `after`; then deltas in version order. The subscriber
   * counts as a viewer of the flight: each guest once, each connection without a session once.
   */
  seatMap(
    flightId: string,
    options: {
      after?: number | undefined;
      guestId: string | null;
      connection?: object | undefined;
      signal: AbortSignal;
    },
  ): AsyncIterable<SeatMapMessage>;
  /**
   * The number of people who look at a flight, over all nodes: first the current one, then changes, at most one a
   * second.
   */
  presence(flightId: string, options: { signal: AbortSignal }): AsyncIterable<Presence>;
  /**
   * One order: the current state, unless `after` is its version already, then each change. Throws ORDER_NOT_FOUND when
   * the order does not exist or the guest may not open it.
   */
  order(
    orderId: string,
    options: { after?: number | undefined; guestId: string | null; signal: AbortSignal },
  ): AsyncIterable<OrderView>;
}
