import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../clock.ts';
import { answer } from '../../remote.ts';
import { type Counts, Histogram } from '../../report/histogram.ts';
import type { Spread } from '../results.ts';
import type { Booker, FlightToBook, PassengerKind } from './booker.ts';
import { restBooker } from './rest-booker.ts';
import { sdkBooker } from './sdk-booker.ts';
import { SeatSupply } from './seat-supply.ts';
import { trpcBooker } from './trpc-booker.ts';

/** What is asked of a process of passengers. */
export type PassengerCalls = {
  /** So many passengers book, each one booking after another, until {@link PassengerCalls.leave}; then others may come. */
  book(what: {
    by: PassengerKind;
    /** The API's origin, or the address of Temporal. */
    target: string;
    flights: readonly FlightToBook[];
    spread: Spread;
    atOnce: number;
    /** How often one of them begins, in milliseconds; as soon as the one before has ended where left out. */
    everyMs?: number;
  }): Promise<void>;
  /** Answers when so many bookings are confirmed, all in all. */
  confirmed(count: number): Promise<void>;
  /** Counts from here. */
  begin(): void;
  /** What was counted. */
  counted(): Counted;
  /** Each passenger ends the booking that is under way. Answers how many were confirmed all in all, and the last orders. */
  leave(): Promise<{ confirmed: number; flightIds: string[]; orderIds: string[] }>;
};

/** The bookings that came to their end since {@link PassengerCalls.begin}. */
export interface Counted {
  readonly bookings: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly hold: Counts;
  readonly confirmation: Counts;
  readonly whole: Counts;
}

const ORDERS_KEPT = 20;

const newCount = () => ({
  ...{ bookings: 0, failed: {} as Record<string, number> },
  ...{ hold: new Histogram(), confirmation: new Histogram(), whole: new Histogram() },
});

let count = newCount();
let leaving = false;
let booker: Booker | undefined;
let passengers: Promise<unknown> = Promise.resolve();
let confirmed = 0;
const orderIds: string[] = [];
const flightIds = new Set<string>();
let reached: { count: number; resolve: () => void } | undefined;
const fault = Promise.withResolvers<never>();
fault.promise.catch(() => undefined);

async function bookOnce(booker: Booker, supply: SeatSupply): Promise<void> {
  const { flight, seats } = supply.take();
  flightIds.add(flight.id);
  const asked = now();
  let heldAt = asked;
  const held = () => {
    heldAt = now();
    count.hold.add(heldAt - asked);
  };
  const { orderId, status } = await booker.book(flight, seats, held);
  if (status !== 'CONFIRMED') throw new Error(status);
  const at = now();
  count.confirmation.add(at - heldAt);
  count.whole.add(at - asked);
  count.bookings++;
  confirmed++;
  orderIds.push(orderId);
  orderIds.splice(0, orderIds.length - ORDERS_KEPT);
  if (reached && confirmed >= reached.count) reached.resolve();
}

async function bookUntilLeaving(booker: Booker, supply: SeatSupply, turn: () => Promise<void>): Promise<void> {
  for (;;) {
    await turn();
    if (leaving) return;
    await bookOnce(booker, supply).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      if (reason.startsWith('every seat')) throw error;
      count.failed[reason] = (count.failed[reason] ?? 0) + 1;
    });
  }
}

const calls: PassengerCalls = {
  async book({ by, target, flights, spread, atOnce, everyMs = 0 }) {
    leaving = false;
    confirmed = 0;
    reached = undefined;
    const own = by === 'rest' ? restBooker(target) : by === 'trpc' ? trpcBooker(target) : await sdkBooker(target);
    booker = own;
    const supply = new SeatSupply(flights, spread);
    let next = now();
    const turn = async () => {
      const at = next;
      next += everyMs;
      if (everyMs > 0) await sleep(Math.max(0, at - now()));
    };
    passengers = Promise.all(Array.from({ length: atOnce }, () => bookUntilLeaving(own, supply, turn)));
    passengers.catch(fault.reject);
  },
  async confirmed(count) {
    if (confirmed >= count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    reached = { count, resolve };
    await Promise.race([promise, fault.promise]);
  },
  begin() {
    count = newCount();
  },
  counted() {
    const { bookings, failed, hold, confirmation, whole } = count;
    return {
      ...{ bookings, failed },
      ...{ hold: hold.counts(), confirmation: confirmation.counts(), whole: whole.counts() },
    };
  },
  async leave() {
    leaving = true;
    await passengers;
    await booker?.close();
    return { confirmed, flightIds: [...flightIds], orderIds };
  },
};

// Each passenger may have a request under way on the one agent of `fetch`.
setMaxListeners(0);
answer(process, calls);
process.on('disconnect', () => process.exit());
process.send?.('ready');
