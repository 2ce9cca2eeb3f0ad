import {
  attemptsLeft,
  deadlineOf,
  holdOf,
  holdUntil,
  instant,
  isFinal,
  LEASE_MARGIN_MS,
  longestPaymentMs,
  type Order,
  type OrderEvent,
  type OrderIntent,
  openOrder,
  type PaymentOutcome,
  priceOf,
  type Refusal,
  refusal,
  refuseIntent,
  refuseSelection,
  salesClosed,
  transition,
} from '@jumpseat/domain';
import { condition, isCancellation, proxyLocalActivities } from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { OrderActivities, OrderStep, PaymentActivities, SeatWork } from '../contracts/activities.ts';
import type { OrderInput } from '../contracts/temporal.ts';
import { Alarm } from './alarm.ts';
import { UNTIL_WRITTEN } from './local-activities.ts';
import { paymentActivities } from './payment-activities.ts';
import { failWith, refusalIn, refuseIf } from './refusals.ts';

const { settleOrder } = proxyLocalActivities<OrderActivities>(UNTIL_WRITTEN);

/** An event as a step proposes it: the desk adds the time. */
type Proposed = OrderEvent extends infer E ? (E extends OrderEvent ? Omit<E, 'at'> : never) : never;

/** An order while its workflow runs. Each request takes its turn; each step settles with the seats and is written before the next. */
export class OrderDesk {
  order: Order;
  readonly #input: OrderInput;
  readonly #payments: PaymentActivities;
  readonly #alarm = new Alarm();
  readonly #turn = new Mutex();
  #opened = false;
  #step = 0;
  /** The code of the payment attempt that is under way. */
  #paymentCode: string | undefined;

  constructor(input: OrderInput) {
    const { orderId: id, flight, userId, guestId, policy } = input;
    this.#input = input;
    this.#payments = paymentActivities(policy);
    this.order = openOrder({ id, flightId: flight.id, userId, guestId, policy, now: Date.now() });
  }

  /** Writes the order down and holds the seats it was opened with; without them it fails. */
  async open(): Promise<void> {
    await this.#turn.runExclusive(async () => {
      const { seats } = this.#input;
      if (seats.length > 0) await this.#hold(seats, 'END');
      else await this.#settle(null, { type: 'OPENED' }, 'KEEP');
      this.#opened = true;
    });
  }

  async whenOpened(): Promise<Order> {
    await condition(() => this.#opened);
    return this.order;
  }

  /** Replaces the order's seats. Refused, it keeps those it has and their time. */
  async selectSeats(seats: readonly string[]): Promise<Order> {
    return this.#takeTurn(async () => {
      this.checkSelectSeats(seats);
      refuseIf(await this.#hold(seats, 'KEEP'));
    });
  }

  /** Gives more time to pay: once, and within the limit from the first hold. */
  async extend(): Promise<Order> {
    return this.#takeTurn(async () => {
      this.check({ type: 'EXTEND' });
      const until = holdUntil(this.order, Date.now());
      const work = this.#leaseWork(until);
      refuseIf(await this.#settle(work, { type: 'HOLD_EXTENDED', expiresAt: instant(until) }, 'END'));
    });
  }

  /** Accepts a payment attempt. The hold is made long enough that it can't lapse while the payment runs. */
  async submitPayment(code: string): Promise<Order> {
    return this.#takeTurn(async () => {
      this.check({ type: 'PAY', code });
      const expiresAt = deadlineOf(this.order) ?? 0;
      const until = Math.max(expiresAt, Date.now() + longestPaymentMs(this.order.policy));
      const work = until > expiresAt ? this.#leaseWork(until) : null;
      refuseIf(await this.#settle(work, { type: 'PAYMENT_STARTED', expiresAt: instant(until) }, 'END'));
      this.#paymentCode = code;
    });
  }

  /** Gives the order up. */
  async cancel(): Promise<Order> {
    return this.#takeTurn(async () => {
      this.check({ type: 'CANCEL' });
      await this.#settle(this.#releaseWork(), { type: 'CANCELLED' }, 'RETURN');
    });
  }

  /** Ends the order because its flight is reset. A payment that is under way comes to its end first. */
  async flightReset(): Promise<Order> {
    await condition(() => this.order.status !== 'PAYMENT_PENDING');
    return this.#takeTurn(async () => {
      if (!isFinal(this.order)) await this.#settle(this.#releaseWork(), { type: 'FLIGHT_RESET' }, 'RETURN');
    });
  }

  /** Carries out a signal's request; a refusal, which a signal can't answer, is recorded with the order. */
  async recordingRefusal(request: () => Promise<unknown>): Promise<void> {
    const { version } = this.order;
    try {
      await request();
    } catch (error) {
      const refused = refusalIn(error);
      if (!refused) throw error;
      const isRecorded = this.order.version > version && this.order.lastRefusal !== null;
      if (isRecorded || isFinal(this.order)) return;
      await this.#turn.runExclusive(() => this.#settle(null, { type: 'REQUEST_REFUSED', refusal: refused }, 'RETURN'));
    }
  }

  /** Throws the refusal of a request that the order can't carry out as it is. */
  check(intent: OrderIntent): void {
    if (intent.type === 'PAY' && typeof intent.code !== 'string') throw failWith(refusal('BAD_PAYMENT_CODE'));
    refuseIf(refuseIntent(this.order, intent, Date.now()));
    const needsSales = intent.type === 'SELECT_SEATS' || intent.type === 'EXTEND';
    if (needsSales && salesClosed(this.#input.flight, Date.now())) throw failWith(refusal('FLIGHT_CLOSED'));
  }

  checkSelectSeats(seats: readonly string[]): void {
    const isList = Array.isArray(seats) && seats.every((seat) => typeof seat === 'string');
    if (!isList) throw failWith(refusal('BAD_INPUT', { detail: 'seats is not a list of seat codes' }));
    this.check({ type: 'SELECT_SEATS', seats });
    refuseIf(refuseSelection(this.#input.flight, seats, this.order.policy.maxSeats));
  }

  /** Whether the order has a deadline that no alarm is set for. */
  needsAlarm(): boolean {
    const deadline = deadlineOf(this.order);
    return deadline !== undefined && !this.#alarm.ringsBy(deadline);
  }

  setAlarm(): void {
    const deadline = deadlineOf(this.order);
    if (deadline !== undefined) this.#alarm.setFor(deadline);
  }

  isExpired(): boolean {
    const deadline = deadlineOf(this.order);
    return deadline !== undefined && deadline <= Date.now();
  }

  async expire(): Promise<void> {
    await this.#turn.runExclusive(async () => {
      if (this.isExpired()) await this.#settle(this.#releaseWork(), { type: 'EXPIRED' }, 'RETURN');
    });
  }

  hasPayment(): boolean {
    return this.#paymentCode !== undefined;
  }

  /** Takes the money and turns the held seats into a booking; never leaves the one without the other. */
  async takePayment(): Promise<void> {
    const code = this.#paymentCode ?? '';
    const { order } = this;
    if (order.status !== 'PAYMENT_PENDING') throw new Error(`order ${order.id} has no payment under way`);
    const request = { orderId: order.id, attempt: order.attempt, total: order.hold.total };

    const outcome = await this.#validatePayment({ ...request, code });
    await this.#turn.runExclusive(async () => {
      switch (outcome.result) {
        case 'APPROVED': {
          const lost = await this.#settle(
            { type: 'CONFIRM', seats: order.hold.seats },
            { type: 'CONFIRMED' },
            'RETURN',
          );
          if (!lost) break;
          await this.#payments.voidPayment(request);
          await this.#failPayment(refusal('SEATS_LOST', { seats: lost.seats }), true);
          break;
        }
        case 'DECLINED':
          await this.#failPayment(refusal('PAYMENT_DECLINED'), false);
          break;
        case 'REFUSED':
          await this.#failPayment(refusal('PAYMENT_REFUSED'), true);
          break;
        case 'UNKNOWN':
          await this.#payments.voidPayment(request);
          await this.#failPayment(refusal('PAYMENT_UNAVAILABLE'), false);
          break;
      }
      this.#paymentCode = undefined;
    });
  }

  /** UNKNOWN when every try failed: the gateway may have taken the money all the same. */
  async #validatePayment(
    request: Parameters<PaymentActivities['validatePayment']>[0],
  ): Promise<PaymentOutcome | { result: 'UNKNOWN' }> {
    try {
      return await this.#payments.validatePayment(request);
    } catch (error) {
      if (isCancellation(error)) throw error;
      return { result: 'UNKNOWN' };
    }
  }

  async #failPayment(why: Refusal, ends: boolean): Promise<void> {
    const isLast = ends || attemptsLeft(this.order) === 0;
    await this.#settle(isLast ? this.#releaseWork() : null, { type: 'PAYMENT_FAILED', refusal: why, ends }, 'RETURN');
  }

  #hold(seats: readonly string[], onRefusal: OrderStep['onRefusal']): Promise<Refusal | undefined> {
    const until = holdUntil(this.order, Date.now());
    const free = (holdOf(this.order)?.seats ?? []).filter((seat) => !seats.includes(seat));
    const { flight } = this.#input;
    const event = {
      type: 'SEATS_HELD',
      seats,
      total: priceOf(flight, flight.fares, seats),
      expiresAt: instant(until),
    } as const;
    return this.#settle({ type: 'HOLD', seats, free, leaseUntil: instant(until + LEASE_MARGIN_MS) }, event, onRefusal);
  }

  #leaseWork(until: number): SeatWork {
    return { type: 'EXTEND', seats: holdOf(this.order)?.seats ?? [], leaseUntil: instant(until + LEASE_MARGIN_MS) };
  }

  #releaseWork(): SeatWork | null {
    const seats = holdOf(this.order)?.seats;
    return seats ? { type: 'RELEASE', seats } : null;
  }

  /** One step: asks the seats, writes the order, and only then changes it here. Answers the refusal, if any. */
  async #settle(
    work: SeatWork | null,
    event: Proposed,
    onRefusal: OrderStep['onRefusal'],
  ): Promise<Refusal | undefined> {
    this.#step += 1;
    const result = await settleOrder({
      order: this.order,
      flight: this.#input.flight,
      step: this.#step,
      work,
      event: { ...event, at: instant(Date.now()) },
      onRefusal,
    });
    if (result.event) this.order = transition(this.order, result.event);
    return result.granted ? undefined : result.refusal;
  }

  async #takeTurn(request: () => Promise<void>): Promise<Order> {
    await condition(() => this.#opened);
    await this.#turn.runExclusive(request);
    return this.order;
  }
}
