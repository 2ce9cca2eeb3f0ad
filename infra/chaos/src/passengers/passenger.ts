import { setTimeout as sleep } from 'node:timers/promises';
import { CONTACT_LANGUAGES, type OrderStatus } from '@jumpseat/domain';
import { Random } from '../random.ts';
import { type Call, type Convention, finalStatusOf } from './call.ts';
import type { Flights } from './flights.ts';
import { addressOf } from './mail-address.ts';
import { isDone, OrderClient, retry } from './order-client.ts';
import type { RecordingClient } from './recording-client.ts';

const APPROVED = '11111';
const DECLINED = '00001';
const END_WITHIN_MS = 60_000;
const THINK_MS = { min: 100, max: 1_500 } as const;
/** The share of addresses that don't exist, of passengers who ask for a reminder, and who then choose other seats. */
const UNKNOWN_MAILBOX_CHANCE = 0.1;
const REMIND_CHANCE = 0.5;
const CHANGE_CHANCE = 0.25;
const CONVENTIONS: readonly Convention[] = ['api', 'api', 'root', 'trpc'];

/** What a passenger does with an order, with the share of orders for which this happens. */
export const KINDS = {
  pays: 30,
  'names travellers, then pays': 14,
  'changes seats, then pays': 12,
  'is declined, then pays': 10,
  'asks twice at once': 12,
  'loses answers and repeats': 14,
  cancels: 8,
  abandons: 8,
  'asks for more time, then pays': 6,
} as const;
export type PassengerKind = keyof typeof KINDS;

/** How an order ended for its passenger. */
export type Outcome = OrderStatus | 'NO ANSWER' | 'LEFT';

/** A passenger who books one order after another. */
export class Passenger {
  readonly name: string;
  readonly #requests: RecordingClient;
  readonly #flights: Flights;
  readonly #random: Random;
  readonly #onOutcome: (kind: PassengerKind, outcome: Outcome) => void;

  constructor(
    number: number,
    seed: number,
    deps: { requests: RecordingClient; flights: Flights; onOutcome(kind: PassengerKind, outcome: Outcome): void },
  ) {
    this.name = `p${number}`;
    this.#requests = deps.requests;
    this.#flights = deps.flights;
    this.#random = new Random(`passenger ${seed} ${number}`);
    this.#onOutcome = deps.onOutcome;
  }

  /** Books until the signal aborts, and finishes the current order. */
  async book(signal: AbortSignal): Promise<void> {
    for (let turn = 0; !signal.aborted; turn++) {
      const kind = this.#chooseKind();
      this.#onOutcome(kind, await this.#order(kind, turn));
      await this.#think();
    }
  }

  async #order(kind: PassengerKind, turn: number): Promise<Outcome> {
    const random = this.#random;
    const flight = this.#flights.pick(random);
    const seats = flight.choose(random, random.integer(1, 3));
    if (seats.length === 0) return 'LEFT';
    const convention = random.pick(CONVENTIONS);
    const client = (attempt: number) => {
      const about = { passenger: this.name, flightId: flight.id, name: `${this.name}-${turn}-${attempt}` };
      return new OrderClient(this.#requests, convention, about);
    };
    const { order, held } = await this.#hold(kind, client, seats);
    if (held.answer?.failure === 'SEAT_BOOKED' || held.answer?.code === 'SEAT_BOOKED') {
      this.#flights.markSold(flight.id, held.answer.refused);
    }
    if (held.answer?.status !== 'SEATS_RESERVED')
      return finalStatusOf(held.answer) ?? (held.answer ? 'LEFT' : 'NO ANSWER');
    const ended = await this.#proceed(kind, order, { seats, others: flight.choose(random, seats.length) });
    if (ended === 'LEFT') return 'LEFT';
    const status = finalStatusOf(ended?.answer ?? null);
    if (status === 'CONFIRMED') this.#flights.markSold(flight.id, ended?.answer?.seats ?? seats);
    return status ?? 'NO ANSWER';
  }

  /** Creates an order with seats. A retry uses the same order id, if the convention lets callers choose it. */
  async #hold(kind: PassengerKind, client: (attempt: number) => OrderClient, seats: readonly string[]) {
    let order = client(0);
    let attempt = 0;
    if (kind === 'asks twice at once') {
      const [first, second] = await Promise.all([order.create(seats), order.create(seats)]);
      if (isDone(first) || isDone(second))
        return { order, held: first.answer?.status === 'SEATS_RESERVED' ? first : second };
    }
    const abortAfterMs = kind === 'loses answers and repeats' ? this.#random.integer(5, 250) : undefined;
    let isFirst = true;
    const held = await retry(async () => {
      // If the server assigns the ids, a retry creates another order.
      if (!isFirst && !order.hasOrderId) order = client(++attempt);
      const call = await order.create(seats, isFirst ? abortAfterMs : undefined);
      isFirst = false;
      return call.answer?.code === 'ORDER_EXISTS' ? retry(() => order.look()) : call;
    });
    return { order, held };
  }

  async #proceed(
    kind: PassengerKind,
    order: OrderClient,
    { seats, others }: { seats: readonly string[]; others: readonly string[] },
  ): Promise<Call | undefined | 'LEFT'> {
    await this.#think();
    switch (kind) {
      case 'pays':
        await retry(() => order.pay(APPROVED));
        break;
      case 'names travellers, then pays': {
        const contact = this.#contactOf(order);
        await retry(() => order.nameTravellers(seats, contact));
        // A booking needs as many travellers as seats.
        const changes = others.length === seats.length && this.#random.chance(CHANGE_CHANCE);
        if (changes) await retry(() => order.select(others));
        await retry(() => order.pay(APPROVED));
        break;
      }
      case 'changes seats, then pays':
        if (others.length > 0) await retry(() => order.select(others));
        await retry(() => order.pay(APPROVED));
        break;
      case 'is declined, then pays':
        await retry(() => order.pay(DECLINED));
        await this.#untilPaymentEnds(order);
        await retry(() => order.pay(APPROVED));
        break;
      case 'asks twice at once':
        await Promise.all([retry(() => order.pay(APPROVED)), retry(() => order.pay(APPROVED))]);
        break;
      case 'loses answers and repeats': {
        if (others.length > 0) await order.select(others, this.#random.integer(5, 250));
        await order.pay(APPROVED, this.#random.integer(5, 250));
        await retry(() => order.pay(APPROVED));
        break;
      }
      case 'asks for more time, then pays':
        await retry(() => order.extend());
        await retry(() => order.pay(APPROVED));
        break;
      case 'cancels':
        await retry(() => order.cancel());
        break;
      case 'abandons':
        return 'LEFT';
    }
    return order.waitForEnd(END_WITHIN_MS);
  }

  /** A reminder must never come: the holds of a run are too short for one. */
  #contactOf({ userId }: OrderClient) {
    return {
      email: addressOf(userId, { isUnknownMailbox: this.#random.chance(UNKNOWN_MAILBOX_CHANCE) }),
      language: this.#random.pick(CONTACT_LANGUAGES),
      remind: this.#random.chance(REMIND_CHANCE),
    };
  }

  async #untilPaymentEnds(order: OrderClient): Promise<void> {
    for (let looks = 0; looks < 40; looks++) {
      const { answer } = await order.look();
      if (answer && answer.status !== 'PAYMENT_PENDING' && answer.http < 300) return;
      await sleep(THINK_MS.min);
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
    await sleep(this.#random.between(THINK_MS.min, THINK_MS.max));
  }
}
