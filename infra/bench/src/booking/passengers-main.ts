import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../shared/clock.ts';
import { Latencies } from '../shared/latency.ts';
import { serve } from '../shared/remote.ts';
import type { Booker, BookingClient } from './bookers/booker.ts';
import { type RestCalls, restBooker, restCalls } from './bookers/rest-booker.ts';
import { sdkBooker } from './bookers/sdk-booker.ts';
import { trpcBooker } from './bookers/trpc-booker.ts';
import { type FlightToBook, SoldOut, type Spread, seatSupply } from './flights.ts';
import type { RushOutcome, SeatRequest } from './rush/requests.ts';

/** What a process of passengers offers. */
export type PassengerCalls = {
  /** Starts passengers, each of whom makes one booking after another until {@link PassengerCalls.leave}. */
  book(what: {
    client: BookingClient;
    /** The API's origin, or the address of Temporal. */
    target: string;
    flights: readonly FlightToBook[];
    spread: Spread;
    atOnce: number;
  }): Promise<void>;
  /** Waits until this many bookings are confirmed. */
  confirmed(count: number): Promise<void>;
  /** Counts from here on. */
  begin(): void;
  counted(): Counted;
  /** Waits until each passenger's booking has ended, and starts no more. */
  leave(): Promise<Booked>;
  /** Starts a passenger for each request, spread over a time, by REST; returns once all have their outcome. */
  rush(what: {
    origin: string;
    flightId: string;
    requests: readonly SeatRequest[];
    overMs: number;
    /** Whether passengers who get seats pay at once. */
    pays: boolean;
  }): Promise<RushOutcome[]>;
};

/** The bookings that ended since {@link PassengerCalls.begin}, and their encoded latencies. */
export interface Counted {
  readonly confirmed: number;
  readonly failed: Readonly<Record<string, number>>;
  /** Until the seats are held. */
  readonly hold: string;
  /** From there to the confirmation. */
  readonly confirm: string;
  readonly whole: string;
}

/** All that was booked. */
export interface Booked {
  readonly confirmed: number;
  readonly flightIds: readonly string[];
  /** The last of the orders. */
  readonly orderIds: readonly string[];
}

const ORDERS_KEPT = 20;
const CONNECT: Readonly<Record<BookingClient, (target: string) => Booker | Promise<Booker>>> = {
  rest: restBooker,
  trpc: trpcBooker,
  sdk: sdkBooker,
};

const newCount = () => ({
  confirmed: 0,
  failed: {} as Record<string, number>,
  hold: new Latencies(),
  confirm: new Latencies(),
  whole: new Latencies(),
});

let count = newCount();
let isLeaving = false;
let booker: Booker | undefined;
let passengers: Promise<unknown> = Promise.resolve();
let confirmed = 0;
let awaited: { count: number; resolve: () => void } | undefined;
const orderIds: string[] = [];
const flightIds = new Set<string>();
const soldOut = Promise.withResolvers<never>();
soldOut.promise.catch(() => undefined);

async function bookOnce(booker: Booker, { flight, seats }: ReturnType<ReturnType<typeof seatSupply>>): Promise<void> {
  flightIds.add(flight.id);
  const askedAt = now();
  let heldAt = askedAt;
  const { orderId, status } = await booker.book(flight, seats, () => {
    heldAt = now();
    count.hold.record(heldAt - askedAt);
  });
  if (status !== 'CONFIRMED') throw new Error(status);
  const confirmedAt = now();
  count.confirm.record(confirmedAt - heldAt);
  count.whole.record(confirmedAt - askedAt);
  count.confirmed++;
  confirmed++;
  orderIds.push(orderId);
  orderIds.splice(0, orderIds.length - ORDERS_KEPT);
  if (awaited && confirmed >= awaited.count) awaited.resolve();
}

async function bookInTurn(booker: Booker, take: ReturnType<typeof seatSupply>): Promise<void> {
  while (!isLeaving) {
    try {
      await bookOnce(booker, take());
    } catch (error) {
      if (error instanceof SoldOut) throw error;
      const reason = reasonOf(error);
      count.failed[reason] = (count.failed[reason] ?? 0) + 1;
    }
  }
}

async function request(rest: RestCalls, flightId: string, seats: SeatRequest, pays: boolean): Promise<RushOutcome> {
  const askedAt = now();
  try {
    const { orderId, status } = await rest.open(flightId, seats);
    const answeredAt = now();
    const isGranted = status === 'SEATS_RESERVED';
    const outcome = { seats, orderId, isGranted, answeredMs: answeredAt - askedAt };
    if (!isGranted || !pays) return { ...outcome, status, confirmedMs: null };
    return { ...outcome, status: await rest.pay(orderId), confirmedMs: now() - answeredAt };
  } catch (error) {
    const outcome = { seats, orderId: null, isGranted: false, status: reasonOf(error), confirmedMs: null };
    return { ...outcome, answeredMs: now() - askedAt };
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

// Each passenger may have a request under way on the one agent of `fetch`.
setMaxListeners(0);
serve({
  async book({ client, target, flights, spread, atOnce }) {
    const own = await CONNECT[client](target);
    booker = own;
    const take = seatSupply(flights, spread);
    passengers = Promise.all(Array.from({ length: atOnce }, () => bookInTurn(own, take)));
    passengers.catch(soldOut.reject);
  },
  async confirmed(count) {
    if (confirmed >= count) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    awaited = { count, resolve };
    await Promise.race([promise, soldOut.promise]);
  },
  begin() {
    count = newCount();
  },
  counted() {
    const { confirmed, failed, hold, confirm, whole } = count;
    return { confirmed, failed, hold: hold.encode(), confirm: confirm.encode(), whole: whole.encode() };
  },
  async leave() {
    isLeaving = true;
    await passengers;
    await booker?.close();
    return { confirmed, flightIds: [...flightIds], orderIds };
  },
  rush({ origin, flightId, requests, overMs, pays }) {
    const rest = restCalls(origin);
    const passenger = async (seats: SeatRequest, index: number) => {
      await sleep((overMs * index) / requests.length);
      return request(rest, flightId, seats, pays);
    };
    return Promise.all(requests.map(passenger));
  },
} satisfies PassengerCalls);
