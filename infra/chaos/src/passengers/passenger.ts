import { setTimeout as sleep } from 'node:timers/promises';
import type { OrderStatus } from '@jumpseat/domain';
import { Random } from '../random.ts';
import { type Call, type Convention, finalTold } from './call.ts';
import type { Flights } from './flights.ts';
import { isDone, OrderClient, persist } from './order-client.ts';
import type { Rest } from './rest.ts';

const APPROVED = '11111';
const DECLINED = '00001';
const PATIENCE_MS = 60_000;
const THINK_MS = { least: 100, most: 1_500 } as const;
const CONVENTIONS: readonly Convention[] = ['api', 'api', 'root', 'trpc'];

/** What a passenger does with an order; the share of the passengers who do. */
export const KINDS = {
  pays: 30,
  'changes seats, then pays': 12,
  'is declined, then pays': 10,
  'asks twice at once': 12,
  'loses answers and repeats': 14,
  cancels: 8,
  abandons: 8,
  'asks for more time, then pays': 6,
} as const;
export type PassengerKind = keyof typeof KINDS;

/** How an order ended for a passenger. */
export type Outcome = OrderStatus | 'NO ANSWER' | 'LEFT';

/** Someone who books, one order after another. */
export class Passenger {
  readonly name: string;
  readonly #rest: Rest;
  readonly #flights: Flights;
  readonly #random: Random;
  readonly #onOutcome: (kind: PassengerKind, outcome: Outcome) => void;

  constructor(
    number: number,
    seed: number,
    deps: { rest: Rest; flights: Flights; onOutcome(kind: PassengerKind, outcome: Outcome): void },
  ) {
    this.name = `p${number}`;
    this.#rest = deps.rest;
    this.#flights = deps.flights;
    this.#random = new Random(`passenger ${seed} ${number}`);
    this.#onOutcome = deps.onOutcome;
  }

  /** Books until told to stop, and ends what is under way. */
  async book(signal: AbortSignal): Promise<void> {
    for (let turn = 0; !signal.aborted; turn++) {
      const kind = this.#chooseKind();
      this.#onOutcome(kind, await this.#order(kind, turn));
      await this.#think();
    }
  }

  async #order(kind: PassengerKind, turn: number): Promise<Outcome> {
    const random = this.#random;
    const flight = this.#flights.any(random);
    const seats = flight.choose(random, random.whole(1, 3));
    if (seats.length === 0) return 'LEFT';
    const convention = random.one(CONVENTIONS);
    const client = (attempt: number) => {
      const about = { passenger: this.name, flightId: flight.id, name: `${this.name}-${turn}-${attempt}` };
      return new OrderClient(this.#rest, convention, about);
    };
    const { order, held } = await this.#hold(kind, client, seats);
    if (held.answer?.failure === 'SEAT_BOOKED' || held.answer?.code === 'SEAT_BOOKED') {
      this.#flights.sold(flight.id, held.answer.refused);
    }
    if (held.answer?.status !== 'SEATS_RESERVED') return finalTold(held.answer) ?? (held.answer ? 'LEFT' : 'NO ANSWER');
    const ended = await this.#goOn(kind, order, flight.choose(random, seats.length));
    if (ended === 'LEFT') return 'LEFT';
    const status = finalTold(ended?.answer ?? null);
    if (status === 'CONFIRMED') this.#flights.sold(flight.id, ended?.answer?.seats ?? seats);
    return status ?? 'NO ANSWER';
  }

  /** Opens an order with seats; whoever gets no answer repeats it, with the same order id where the convention has one. */
  async #hold(kind: PassengerKind, client: (attempt: number) => OrderClient, seats: readonly string[]) {
    let order = client(0);
    let attempt = 0;
    if (kind === 'asks twice at once') {
      const [first, second] = await Promise.all([order.create(seats), order.create(seats)]);
      if (isDone(first) || isDone(second))
        return { order, held: first.answer?.status === 'SEATS_RESERVED' ? first : second };
    }
    const breakOffMs = kind === 'loses answers and repeats' ? this.#random.whole(5, 250) : undefined;
    let isFirst = true;
    const held = await persist(async () => {
      // The server makes the ids of this convention: a repetition is another order.
      if (!isFirst && !order.isKnown) order = client(++attempt);
      const call = await order.create(seats, isFirst ? breakOffMs : undefined);
      isFirst = false;
      return call.answer?.code === 'ORDER_EXISTS' ? persist(() => order.look()) : call;
    });
    return { order, held };
  }

  async #goOn(kind: PassengerKind, order: OrderClient, others: readonly string[]): Promise<Call | undefined | 'LEFT'> {
    await this.#think();
    switch (kind) {
      case 'pays':
        await persist(() => order.pay(APPROVED));
        break;
      case 'changes seats, then pays':
        if (others.length > 0) await persist(() => order.select(others));
        await persist(() => order.pay(APPROVED));
        break;
      case 'is declined, then pays':
        await persist(() => order.pay(DECLINED));
        await this.#untilPaymentEnds(order);
        await persist(() => order.pay(APPROVED));
        break;
      case 'asks twice at once':
        await Promise.all([persist(() => order.pay(APPROVED)), persist(() => order.pay(APPROVED))]);
        break;
      case 'loses answers and repeats': {
        if (others.length > 0) await order.select(others, this.#random.whole(5, 250));
        await order.pay(APPROVED, this.#random.whole(5, 250));
        await persist(() => order.pay(APPROVED));
        break;
      }
      case 'asks for more time, then pays':
        await persist(() => order.extend());
        await persist(() => order.pay(APPROVED));
        break;
      case 'cancels':
        await persist(() => order.cancel());
        break;
      case 'abandons':
        return 'LEFT';
    }
    return order.ended(PATIENCE_MS);
  }

  async #untilPaymentEnds(order: OrderClient): Promise<void> {
    for (let looks = 0; looks < 40; looks++) {
      const { answer } = await order.look();
      if (answer && answer.status !== 'PAYMENT_PENDING' && answer.http < 300) return;
      await sleep(THINK_MS.least);
    }
  }

  #chooseKind(): PassengerKind {
    const all = Object.entries(KINDS) as [PassengerKind, number][];
    let left = this.#random.next() * all.reduce((sum, [, share]) => sum + share, 0);
    for (const [kind, share] of all) {
      left -= share;
      if (left < 0) return kind;
    }
    return 'pays';
  }

  async #think(): Promise<void> {
    await sleep(this.#random.between(THINK_MS.least, THINK_MS.most));
  }
}
