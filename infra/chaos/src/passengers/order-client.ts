import { setTimeout as sleep } from 'node:timers/promises';
import { type Call, type Convention, finalTold } from './call.ts';
import type { Asked, Rest } from './rest.ts';

const TRIES = 10;
const TRY_AGAIN_MS = 700;
const LOOK_EVERY_MS = 400;

/** One order of one passenger, in one of the conventions. */
export class OrderClient {
  readonly flightId: string;
  readonly userId: string;
  readonly #rest: Rest;
  readonly #convention: Convention;
  readonly #passenger: string;
  #orderId: string | null;

  /** @param name unique to the order: its user, and its id where the convention lets callers choose that */
  constructor(rest: Rest, convention: Convention, about: { passenger: string; flightId: string; name: string }) {
    this.#rest = rest;
    this.#convention = convention;
    this.#passenger = about.passenger;
    this.flightId = about.flightId;
    this.userId = about.name;
    this.#orderId = convention === 'api' ? null : about.name;
  }

  get isKnown(): boolean {
    return this.#orderId !== null;
  }

  /** Opens the order with its seats; in the step-by-step convention, opens it and chooses them. */
  async create(seats: readonly string[], breakOffMs?: number): Promise<Call> {
    const { flightId, userId } = this;
    const about = { act: 'create', ...(breakOffMs !== undefined && { breakOffMs }) } as const;
    if (this.#convention === 'root') {
      const body = { flightID: flightId, orderID: this.#orderId };
      const opened = await this.#ask({ ...about, method: 'POST', path: '/orders', body });
      return isDone(opened) || opened.answer?.code === 'ORDER_EXISTS' ? this.select(seats) : opened;
    }
    const call =
      this.#convention === 'api'
        ? await this.#ask({
            ...about,
            method: 'POST',
            path: `/api/flights/${flightId}/orders`,
            body: { userId, seats },
            seats,
          })
        : await this.#ask({
            ...{ ...about, method: 'POST', path: '/trpc/orders.create', seats },
            body: { flightId, userId, seats, orderId: this.#orderId },
          });
    this.#orderId ??= call.orderId;
    return call;
  }

  select(seats: readonly string[], breakOffMs?: number): Promise<Call> {
    const more = { seats, ...(breakOffMs !== undefined && { breakOffMs }) };
    return this.#ask({ act: 'select', method: 'POST', path: `${this.#base}/seats`, body: { seats }, ...more });
  }

  pay(code: string, breakOffMs?: number): Promise<Call> {
    const body = this.#convention === 'root' ? { code } : { paymentCode: code };
    const more = breakOffMs === undefined ? {} : { breakOffMs };
    return this.#ask({ act: 'pay', method: 'POST', path: `${this.#base}/payment`, body, ...more });
  }

  /** Asks for more time; REST has no call for it. */
  extend(): Promise<Call> {
    const body = { orderId: this.#orderId };
    return this.#ask({ act: 'extend', convention: 'trpc', method: 'POST', path: '/trpc/orders.extend', body });
  }

  cancel(): Promise<Call> {
    return this.#ask({ act: 'cancel', convention: 'api', method: 'DELETE', path: `/api/orders/${this.#orderId}` });
  }

  look(): Promise<Call> {
    const path = this.#convention === 'root' ? `${this.#base}/status` : this.#base;
    return this.#ask({ act: 'look', method: 'GET', path });
  }

  /** Looks until the order has ended, or the passenger has lost patience. */
  async ended(patienceMs: number): Promise<Call | undefined> {
    for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
      const call = await this.look();
      if (finalTold(call.answer) !== undefined) return call;
    }
    return undefined;
  }

  #ask(
    asked: Omit<Asked, 'passenger' | 'flightId' | 'orderId' | 'userId' | 'convention'> & Partial<Asked>,
  ): Promise<Call> {
    return this.#rest.ask({
      ...{ convention: this.#convention, passenger: this.#passenger, flightId: this.flightId },
      ...{ orderId: this.#orderId, userId: this.userId, ...asked },
    });
  }

  get #base(): string {
    return this.#convention === 'root' ? `/orders/${this.#orderId}` : `/api/orders/${this.#orderId}`;
  }
}

export const isDone = ({ answer }: Call) => answer !== null && answer.http < 300;

/** Whether a repetition may help: nobody knows, or the API asks for it. */
const mayBeRepeated = ({ answer }: Call) => answer === null || answer.http >= 500 || answer.http === 429;

/** Repeats a request until it has an answer that counts; "a repeated request is safe". */
export async function persist(ask: () => Promise<Call>): Promise<Call> {
  for (let tries = 1; ; tries++) {
    const call = await ask();
    if (!mayBeRepeated(call) || tries === TRIES) return call;
    await sleep(TRY_AGAIN_MS);
  }
}
