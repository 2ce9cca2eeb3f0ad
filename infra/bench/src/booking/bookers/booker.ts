import { setTimeout as sleep } from 'node:timers/promises';
import type { FlightForSale } from '@jumpseat/booking/contracts';

/** REST and server-sent events; tRPC over HTTP and WebSocket; or Temporal's SDK alone, for the floor. */
export type BookingClient = 'rest' | 'trpc' | 'sdk';

/** The gateway approves this code at once. */
export const PAYMENT_CODE = '11111';

export const FINAL_STATUSES: readonly string[] = ['CONFIRMED', 'FAILED', 'EXPIRED', 'CANCELLED'];

/** A client that books. */
export interface Booker {
  /**
   * Opens an order with these seats, pays, and waits for the order's end.
   * @param onHeld called when the seats are held
   * @returns the order's id and final status
   */
  book(
    flight: FlightForSale,
    seats: readonly string[],
    onHeld: () => void,
  ): Promise<{ orderId: string; status: string }>;
  close(): Promise<void>;
}

/** The API asks refused callers to wait this long on average. */
const RETRY_MS = 2_000;

/** Retries until the server is no longer overloaded, as passengers do. */
export async function retryOverloaded<T>(
  call: () => Promise<T>,
  isOverloaded: (answer: T) => boolean | Promise<boolean>,
): Promise<T> {
  for (;;) {
    const answer = await call();
    if (!(await isOverloaded(answer))) return answer;
    await sleep(RETRY_MS * (0.5 + Math.random()));
  }
}
