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
import { Alarm } from './alarm.ts';
import { UNTIL_WRITTEN } from './local-activities.ts';
import { OrderPayment } from './order-payment.ts';
import { refuseIf } from './refusals.ts';

const { takeOrderTurn } = proxyLocalActivities<OrderActivities>(UNTIL_WRITTEN);

/**
 * An order while its workflow runs. Requests wait in a queue; one loop takes them, one local activity a turn. What the activity returns is
 * in the history: the order is what those results make of it, whatever happens to a worker on the way.
 */
export class OrderDesk {
  order: Order;
  readonly #input: OrderInput;
  readonly #payment: OrderPayment;
  readonly #alarm = new Alarm();
  readonly #queue: QueuedRequest[] = [];
  /** How each request was answered: with a refusal, or null. An order has few. */
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
    // Its gateway's answer, if there was any, was lost with the workflow that waited for it.
    if (this.order.status === 'PAYMENT_PENDING') this.#payment.recover();
  }

  /** Takes turns until the order has ended. */
  async run(): Promise<void> {
    while (!isFinal(this.order)) {
      const requests = this.#due();
      if (requests.length > 0) {
        const { flight } = this.#input;
        const result = await takeOrderTurn({ order: this.order, flight, requests, now: Date.now() });
        await allHasArrived();
        this.#take(result);
      } else {
        this.#setAlarm();
        await condition(() => this.#due().length > 0);
      }
    }
  }

  /** The order once the seats that it was opened with are granted or refused. */
  async whenOpened(): Promise<Order> {
    await condition(() => this.order.version > 0);
    return this.order;
  }

  /** Puts a request into the queue; resolves to the order after it, or throws its refusal. */
  async ask(key: string, request: PassengerRequest): Promise<Order> {
    this.#enqueue({ key, request });
    await condition(() => this.#answers.has(key) || isFinal(this.order));
    refuseIf(this.#answers.has(key) ? (this.#answers.get(key) ?? undefined) : refuseByState(this.order, request));
    return this.order;
  }

  /** Ends the order because its flight is reset. A payment that is under way comes to its end first. */
  async reset(key: string): Promise<Order> {
    this.#enqueue({ key, request: { type: 'RESET' } });
    await condition(() => isFinal(this.order));
    return this.order;
  }

  /** Puts a signal's request into the queue. Its refusal, which a signal can't answer, is recorded with the order. */
  note(request: OrderRequest): void {
    this.#signals += 1;
    this.#enqueue({ key: `signal-${this.#signals}`, request, isSignal: true });
  }

  /**
   * Throws the refusal of a request that the order can't carry out whatever the time is. Where another request is ahead of it, only an
   * order that has ended says so: anything else may be different when it has its turn.
   */
  refuseEarly(intent: OrderIntent): void {
    const isNext = this.#queue.length === 0 && this.order.version > 0;
    if (isNext || isFinal(this.order)) refuseIf(refuseByState(this.order, intent));
  }

  #enqueue(queued: QueuedRequest): void {
    const isKnown = this.#answers.has(queued.key) || this.#queue.some(({ key }) => key === queued.key);
    if (!isKnown) this.#queue.push(queued);
  }

  /** What can be done now: what the payment came to, then what was asked, then the end of the order's time. */
  #due(): QueuedRequest[] {
    const isPaying = this.order.status === 'PAYMENT_PENDING';
    const due = this.#queue.filter(({ request }) => !(isPaying && request.type === 'RESET'));
    const { conclusion } = this.#payment;
    if (isPaying && conclusion) due.unshift({ key: 'payment', request: conclusion });
    if (this.#alarm.hasRung && deadlineOf(this.order) !== undefined) {
      due.push({ key: 'expiry', request: { type: 'EXPIRE' } });
    }
    return due;
  }

  #take(result: OrderTurnResult): void {
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
    this.#setAlarm();
  }

  /** The payment code of a request of this turn; undefined where the entry carries out one that is not known any more. */
  #codeOf(key: string | null, wasAsked: boolean): string | undefined {
    const queued = wasAsked ? this.#queue.find((each) => each.key === key) : undefined;
    return queued?.request.type === 'PAY' ? queued.request.code : undefined;
  }

  #answer(key: string, refused: Refusal | null): void {
    this.#answers.set(key, refused);
    const index = this.#queue.findIndex((each) => each.key === key);
    if (index >= 0) this.#queue.splice(index, 1);
  }

  #setAlarm(): void {
    const deadline = deadlineOf(this.order);
    if (deadline !== undefined) this.#alarm.setFor(deadline);
  }
}

/** Resolves when everything that came to the workflow with the result just awaited has been taken in. */
async function allHasArrived(): Promise<void> {
  let isLater = false;
  void Promise.resolve().then(() => {
    isLater = true;
  });
  await condition(() => isLater);
}
