import type { FlightForSale } from '@jumpseat/booking/contracts';

/** How a passenger books: by REST and server-sent events, by tRPC over HTTP and WebSocket, or by Temporal's SDK alone. */
export type PassengerKind = 'rest' | 'trpc' | 'sdk';

/** A flight with the pairs of seats that are booked. */
export interface FlightToBook {
  readonly flight: FlightForSale;
  readonly pairs: readonly (readonly [string, string])[];
}

/** A payment code that is approved at once. */
export const PAYMENT_CODE = '11111';

/** One way to book. */
export interface Booker {
  /**
   * Opens an order with these seats, pays, and waits to be told of its end.
   * @param held called when the seats are held
   * @returns the order's id and the status it ended with
   */
  book(flight: FlightForSale, seats: readonly string[], held: () => void): Promise<{ orderId: string; status: string }>;
  close(): Promise<void>;
}
