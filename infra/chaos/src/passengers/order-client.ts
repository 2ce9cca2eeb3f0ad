import { setTimeout as sleep } from 'node:timers/promises';
import type { Contact } from '@jumpseat/domain';
import { type Call, type Convention, finalStatusOf } from './call.ts';
import type { ClientRequest, RecordingClient } from './recording-client.ts';

const MAX_TRIES = 10;
const RETRY_MS = 700;
const POLL_MS = 400;

/** Calls the API for one order of one passenger, in one of the conventions. */
export class OrderClient {
  readonly flightId: string;
  readonly userId: string;
  readonly #requests: RecordingClient;
  readonly #convention: Convention;
  readonly #passenger: string;
  #orderId: string | null;

  /** @param about `name` is unique to the order: its user, and its id if the convention lets callers choose it */
  constructor(
    requests: RecordingClient,
    convention: Convention,
    about: { passenger: string; flightId: string; name: string },
  ) {
    this.#requests = requests;
    this.#convention = convention;
    this.#passenger = about.passenger;
    this.flightId = about.flightId;
    this.userId = about.name;
    this.#orderId = convention === 'api' ? null : about.name;
  }

  get hasOrderId(): boolean {
    return this.#orderId !== null;
  }

  /** Creates the order with its seats. In the second REST convention, creates the order and then selects them. */
  async create(seats: readonly string[], abortAfterMs?: number): Promise<Call> {
    const { flightId, userId } = this;
    if (this.#convention === 'root') {
      const body = { flightID: flightId, orderID: this.#orderId };
      const created = await this.#send({ act: 'create', method: 'POST', path: '/orders', body, abortAfterMs });
      return isDone(created) || created.answer?.code === 'ORDER_EXISTS' ? this.select(seats) : created;
    }
    const isApi = this.#convention === 'api';
    const path = isApi ? `/api/flights/${flightId}/orders` : '/trpc/orders.create';
    const body = isApi ? { userId, seats } : { flightId, userId, seats, orderId: this.#orderId };
    const call = await this.#send({ act: 'create', method: 'POST', path, body, seats, abortAfterMs });
    this.#orderId ??= call.orderId;
    return call;
  }

  select(seats: readonly string[], abortAfterMs?: number): Promise<Call> {
    const path = `${this.#base}/seats`;
    return this.#send({ act: 'select', method: 'POST', path, body: { seats }, seats, abortAfterMs });
  }

  /** Names an adult for each of the seats, by REST under /api in every convention. */
  nameTravellers(seats: readonly string[], contact: Omit<Contact, 'phone'>): Promise<Call> {
    const path = `/api/orders/${this.#orderId}/travellers`;
    const travellers = seats.map((seat) => ({ givenName: 'Ada', familyName: 'Lovelace', kind: 'adult', seat }));
    return this.#send({ act: 'name', convention: 'api', method: 'PUT', path, body: { travellers, contact } });
  }

  pay(code: string, abortAfterMs?: number): Promise<Call> {
    const body = this.#convention === 'root' ? { code } : { paymentCode: code };
    return this.#send({ act: 'pay', method: 'POST', path: `${this.#base}/payment`, body, abortAfterMs });
  }

  /** Extends the hold, by tRPC in every convention. */
  extend(): Promise<Call> {
    const body = { orderId: this.#orderId };
    return this.#send({ act: 'extend', convention: 'trpc', method: 'POST', path: '/trpc/orders.extend', body });
  }

  cancel(): Promise<Call> {
    return this.#send({ act: 'cancel', convention: 'api', method: 'DELETE', path: `/api/orders/${this.#orderId}` });
  }

  look(): Promise<Call> {
    const path = this.#convention === 'root' ? `${this.#base}/status` : this.#base;
    return this.#send({ act: 'look', method: 'GET', path });
  }

  /** Polls until the order has ended. Returns undefined after the timeout. */
  async waitForEnd(timeoutMs: number): Promise<Call | undefined> {
    for (const until = Date.now() + timeoutMs; Date.now() < until; await sleep(POLL_MS)) {
      const call = await this.look();
      if (finalStatusOf(call.answer) !== undefined) return call;
    }
    return undefined;
  }

  #send(
    request: Omit<ClientRequest, 'passenger' | 'flightId' | 'orderId' | 'userId' | 'convention'> &
      Partial<ClientRequest>,
  ): Promise<Call> {
    return this.#requests.send({
      convention: this.#convention,
      passenger: this.#passenger,
      flightId: this.flightId,
      orderId: this.#orderId,
      userId: this.userId,
      ...request,
    });
  }

  get #base(): string {
    return this.#convention === 'root' ? `/orders/${this.#orderId}` : `/api/orders/${this.#orderId}`;
  }
}

export const isDone = ({ answer }: Call) => answer !== null && answer.http < 300;

/** Whether a retry may help: there is no answer, or the API asks for a retry. */
const isRetryable = ({ answer }: Call) => answer === null || answer.http >= 500 || answer.http === 429;

/** Repeats a request until its answer is not retryable, at most {@link MAX_TRIES} times. */
export async function retry(send: () => Promise<Call>): Promise<Call> {
  for (let tries = 1; ; tries++) {
    const call = await send();
    if (!isRetryable(call) || tries === MAX_TRIES) return call;
    await sleep(RETRY_MS);
  }
}
