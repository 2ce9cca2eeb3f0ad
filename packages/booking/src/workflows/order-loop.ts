import {
  deadlineOf,
  isFinal,
  type Order,
  type OrderIntent,
  type OrderRequest,
  openOrder,
  type PassengerRequest,
  type Refusal,
  refuseByState,
  transition,
} from '@jumpseat/domain';
import { condition, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { OrderActivities, OrderTurnResult, QueuedRequest } from '../contracts/activities.ts';
import type { OrderInput } from '../contracts/temporal.ts';
import { LOCAL_WRITE_OPTIONS } from './activity-options.ts';
import { OrderPayment } from './order-payment.ts';
import { refuseIf } from './refusals.ts';
import { WakeTimer } from './wake-timer.ts';

const { takeOrderTurn } = proxyLocalActivities<OrderActivities>(LOCAL_WRITE_OPTIONS);

/**
 * The loop of an order's workflow. Requests wait in a queue, and each turn of the loop is one local activity. Its
 * result is in the history, so a replay always leads to the same order.
 */
export class OrderLoop {
  order: Order;
  readonly #input: OrderInput;
  readonly #payment: OrderPayment;
  readonly #timer = new WakeTimer();
  readonly #queue: QueuedRequest[] = [];
  /** The answer to each request: a refusal, or null. */
  readonly #answers = new Map<string, Refusal | null>();
  #signals = 0;

  constructor(input: OrderInput) {
    const { orderId: id, flight, userId, guestId, policy, party, cabin } = input;
    this.#input = input;
    this.#payment = new OrderPayment(policy);
    const now = workflowInfo().startTime.getTime();
    const chooser = { party, cabin };
    this.order = input.recorded ?? openOrder({ id, flightId: flight.id, userId, guestId, chooser, policy, now });
    if (this.order.version === 0) this.#enqueue({ key: 'open', request: { type: 'OPEN', seats: input.seats } });
    // The gateway's answer was lost with the workflow that waited for it.
    if (this.order.status === 'PAYMENT_PENDING') this.#payment.recover();
  }

  /** Takes turns until the order has ended. */
  async run(): Promise<void> {
    while (!isFinal(this.order)) {
      const requests = this.#due();
      if (requests.length > 0) {
        const { flight } = this.#input;
        const result = await takeOrderTurn({ order: this.order, flight, requests, now: Date.now() });
        await waitForHandlers();
        this.#applyResult(result);
      } else {
        this.#setWakeTimer();
        await condition(() => this.#due().length > 0);
      }
    }
  }

  /** The order, once its first seats are granted or refused. */
  async whenOpened(): Promise<Order> {
    await condition(() => this.order.version > 0);
    return this.order;
  }

  /** Queues a request. Returns the order after it, or throws its refusal. */
  async submit(key: string, request: PassengerRequest): Promise<Order> {
    this.#enqueue({ key, request });
    await condition(() => this.#answers.has(key) || isFinal(this.order));
    refuseIf(this.#answers.has(key) ? (this.#answers.get(key) ?? undefined) : refuseByState(this.order, request));
    return this.order;
  }

  /** Ends the order because its flight is reset. Waits for a payment in progress. */
  async reset(key: string): Promise<Order> {
    this.#enqueue({ key, request: { type: 'RESET' } });
    await condition(() => isFinal(this.order));
    return this.order;
  }

  /** Queues the request of a signal. A signal returns nothing, so a refusal is recorded with the order. */
  submitSignal(request: OrderRequest): void {
    this.#signals += 1;
    this.#enqueue({ key: `signal-${this.#signals}`, request, isSignal: true });
  }

  /**
   * Throws the refusal of an intent that the order's state rules out. If other requests are ahead in the queue, only an
   * ended order refuses: its state may be different when the request has its turn.
   */
  refuseEarly(intent: OrderIntent): void {
    const isNext = this.#queue.length === 0 && this.order.version > 0;
    if (isNext || isFinal(this.order)) refuseIf(refuseByState(this.order, intent));
  }

  #enqueue(queued: QueuedRequest): void {
    const isKnown = this.#answers.has(queued.key) || this.#queue.some(({ key }) => key === queued.key);
    if (!isKnown) this.#queue.push(queued);
  }

  /** The requests to carry out now: the payment's conclusion, then the queue, then the expiry. */
  #due(): QueuedRequest[] {
    const isPaying = this.order.status === 'PAYMENT_PENDING';
    const due = this.#queue.filter(({ request }) => !(isPaying && request.type === 'RESET'));
    const { conclusion } = this.#payment;
    if (isPaying && conclusion) due.unshift({ key: 'payment', request: conclusion });
    if (this.#timer.hasFired && deadlineOf(this.order) !== undefined) {
      due.push({ key: 'expiry', request: { type: 'EXPIRE' } });
    }
    return due;
  }

  #applyResult(result: OrderTurnResult): void {
    switch (result.type) {
      case 'RECORDED': {
        const { event, request } = result.entry;
        this.order = transition(this.order, event);
        const code = this.#codeOf(request, result.wasAsked);
        if (request !== null) this.#answer(request, event.type === 'SEATS_REFUSED' ? event.refusal : null);
        if (event.type === 'PAYMENT_STARTED') this.#payment.start(this.order, code);
        break;
      }
      case 'REFUSED':
        this.#answer(result.key, result.refusal);
        break;
      case 'NOTHING':
        this.#answer(result.key, null);
        break;
      case 'VOID':
        this.#payment.void(this.order, result.refusal, result.ends);
        break;
    }
    this.#setWakeTimer();
  }

  /**
   * The payment code of a request of this turn; undefined if the entry carries out a request that is no longer known.
   */
  #codeOf(key: string | null, wasAsked: boolean): string | undefined {
    const queued = wasAsked ? this.#queue.find((each) => each.key === key) : undefined;
    return queued?.request.type === 'PAY' ? queued.request.code : undefined;
  }

  #answer(key: string, refused: Refusal | null): void {
    this.#answers.set(key, refused);
    const index = this.#queue.findIndex((each) => each.key === key);
    if (index >= 0) this.#queue.splice(index, 1);
  }

  #setWakeTimer(): void {
    const deadline = deadlineOf(this.order);
    if (deadline !== undefined) this.#timer.setFor(deadline);
  }
}

/** Resolves after the handlers of all messages that arrived together with the last result. */
async function waitForHandlers(): Promise<void> {
  let isLater = false;
  void Promise.resolve().then(() => {
    isLater = true;
  });
  await condition(() => isLater);
}
