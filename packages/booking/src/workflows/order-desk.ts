import {
  type Chooser,
  chooserOf,
  deadlineOf,
  holdUntil,
  instant,
  isFinal,
  longestPaymentMs,
  type Order,
  type OrderIntent,
  refusal,
  refuseIntent,
  refuseSelection,
  salesClosed,
} from '@jumpseat/domain';
import { condition } from '@temporalio/workflow';
import { Mutex } from 'async-mutex';
import type { OrderInput } from '../contracts/temporal.ts';
import { Alarm } from './alarm.ts';
import { OrderLedger } from './order-ledger.ts';
import { takePayment } from './order-payment.ts';
import { paymentActivities } from './payment-activities.ts';
import { failWith, refusalIn, refuseIf } from './refusals.ts';

/** An order while its workflow runs: takes requests, one after another, and acts by itself when its time has come. */
export class OrderDesk {
  readonly #input: OrderInput;
  readonly #ledger: OrderLedger;
  readonly #alarm = new Alarm();
  readonly #turn = new Mutex();
  #opened = false;
  /** The code of the payment attempt that is under way. */
  #paymentCode: string | undefined;

  constructor(input: OrderInput) {
    this.#input = input;
    this.#ledger = new OrderLedger(input);
  }

  get order(): Order {
    return this.#ledger.order;
  }

  /** Writes the order down and holds the seats it was opened with; where they are refused it has failed. */
  async open(): Promise<void> {
    await this.#turn.runExclusive(async () => {
      const { seats, flight } = this.#input;
      const refused = seats.length > 0 && refuseSelection(flight, seats, this.order.policy.maxSeats, this.order);
      if (refused) await this.#ledger.settle(null, { type: 'SEATS_REFUSED', refusal: refused, ends: true }, 'KEEP');
      else if (seats.length > 0) await this.#ledger.hold(seats, {}, 'END');
      else await this.#ledger.settle(null, { type: 'OPENED' }, 'KEEP');
      this.#opened = true;
    });
  }

  async whenOpened(): Promise<Order> {
    await condition(() => this.#opened);
    return this.order;
  }

  /** Replaces the order's seats, and what is said of who they are for. Refused, it keeps those it has and their time. */
  async selectSeats(seats: readonly string[], chooser: Chooser = {}): Promise<Order> {
    return this.#takeTurn(async () => {
      this.checkSelectSeats(seats, chooser);
      refuseIf(await this.#ledger.hold(seats, chooser, 'KEEP'));
    });
  }

  /** Gives more time to pay: once, and within the limit from the first hold. */
  async extend(): Promise<Order> {
    return this.#takeTurn(async () => {
      this.check({ type: 'EXTEND' });
      const until = holdUntil(this.order, Date.now());
      const event = { type: 'HOLD_EXTENDED', expiresAt: instant(until) } as const;
      refuseIf(await this.#ledger.settle(this.#ledger.extending(until), event, 'END'));
    });
  }

  /** Accepts a payment attempt. The hold is made long enough that it can't lapse while the payment runs. */
  async submitPayment(code: string): Promise<Order> {
    return this.#takeTurn(async () => {
      this.check({ type: 'PAY', code });
      const expiresAt = deadlineOf(this.order) ?? 0;
      const until = Math.max(expiresAt, Date.now() + longestPaymentMs(this.order.policy));
      const work = until > expiresAt ? this.#ledger.extending(until) : null;
      const event = { type: 'PAYMENT_STARTED', expiresAt: instant(until) } as const;
      refuseIf(await this.#ledger.settle(work, event, 'END'));
      this.#paymentCode = code;
    });
  }

  /** Gives the order up. */
  async cancel(): Promise<Order> {
    return this.#takeTurn(async () => {
      this.check({ type: 'CANCEL' });
      await this.#ledger.settle(this.#ledger.releasing(), { type: 'CANCELLED' }, 'RETURN');
    });
  }

  /** Ends the order because its flight is reset. A payment that is under way comes to its end first. */
  async flightReset(): Promise<Order> {
    const isPaying = () => this.order.status === 'PAYMENT_PENDING';
    do {
      await condition(() => !isPaying());
      await this.#takeTurn(async () => {
        // While it waited for its turn another payment may have begun.
        if (isFinal(this.order) || isPaying()) return;
        await this.#ledger.settle(this.#ledger.releasing(), { type: 'FLIGHT_RESET' }, 'RETURN');
      });
    } while (!isFinal(this.order));
    return this.order;
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
      if (isRecorded) return;
      await this.#turn.runExclusive(async () => {
        if (isFinal(this.order)) return;
        await this.#ledger.settle(null, { type: 'REQUEST_REFUSED', refusal: refused }, 'RETURN');
      });
    }
  }

  /** Throws the refusal of a request that the order can't carry out as it is. */
  check(intent: OrderIntent): void {
    if (intent.type === 'PAY' && typeof intent.code !== 'string') throw failWith(refusal('BAD_PAYMENT_CODE'));
    refuseIf(refuseIntent(this.order, intent, Date.now()));
    const needsSales = intent.type === 'SELECT_SEATS' || intent.type === 'EXTEND';
    if (needsSales && salesClosed(this.#input.flight, Date.now())) throw failWith(refusal('FLIGHT_CLOSED'));
  }

  checkSelectSeats(seats: readonly string[], chooser: Chooser = {}): void {
    const isList = Array.isArray(seats) && seats.every((seat) => typeof seat === 'string');
    if (!isList) throw failWith(refusal('BAD_INPUT', { detail: 'seats is not a list of seat codes' }));
    this.check({ type: 'SELECT_SEATS', seats });
    refuseIf(refuseSelection(this.#input.flight, seats, this.order.policy.maxSeats, chooserOf(this.order, chooser)));
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
      if (this.isExpired()) await this.#ledger.settle(this.#ledger.releasing(), { type: 'EXPIRED' }, 'RETURN');
    });
  }

  hasPayment(): boolean {
    return this.#paymentCode !== undefined;
  }

  async takePayment(): Promise<void> {
    const code = this.#paymentCode ?? '';
    this.#paymentCode = undefined;
    await takePayment(this.#ledger, paymentActivities(this.order.policy), this.#turn, code);
  }

  async #takeTurn(request: () => Promise<void>): Promise<Order> {
    await condition(() => this.#opened);
    await this.#turn.runExclusive(request);
    return this.order;
  }
}
