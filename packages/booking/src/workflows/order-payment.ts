import { type Order, type OrderPolicy, type OrderRequest, type Refusal, refusal } from '@jumpseat/domain';
import { isCancellation } from '@temporalio/workflow';
import type { PaymentActivities, PaymentRequest } from '../contracts/activities.ts';
import { paymentActivities } from './payment-activities.ts';

type Conclusion = Extract<OrderRequest, { type: 'CONFIRM' | 'FAIL_PAYMENT' | 'RECOVER_PAYMENT' }>;

/**
 * The payment of an order that is PAYMENT_PENDING, as the gateway's answers make it. It never changes the order: what it comes to is a
 * request that has its turn like any other. Its commands are issued by the order's loop.
 */
export class OrderPayment {
  readonly #gateway: PaymentActivities;
  #conclusion: Conclusion | undefined;

  constructor(policy: OrderPolicy) {
    this.#gateway = paymentActivities(policy);
  }

  /** What is to be done with the order; undefined while the gateway is asked. */
  get conclusion(): Conclusion | undefined {
    return this.#conclusion;
  }

  /** Asks the gateway. A code that is lost can't be asked with. */
  start(order: Order, code: string | undefined): void {
    if (code === undefined) {
      this.recover();
      return;
    }
    this.#conclusion = undefined;
    void this.#charge({ ...requestOf(order), code }).then((conclusion) => {
      this.#conclusion = conclusion;
    });
  }

  /** Has the seats tell what became of a payment whose answer is not known. */
  recover(): void {
    this.#conclusion = { type: 'RECOVER_PAYMENT' };
  }

  /** Gives the money back, however long that takes; then the payment has failed for `why`. */
  void(order: Order, why: Refusal, ends: boolean): void {
    this.#conclusion = undefined;
    void this.#gateway.voidPayment(requestOf(order)).then(() => {
      this.#conclusion = { type: 'FAIL_PAYMENT', refusal: why, ends };
    });
  }

  async #charge(request: PaymentRequest): Promise<Conclusion> {
    try {
      const { result } = await this.#gateway.validatePayment(request);
      switch (result) {
        case 'APPROVED':
          return { type: 'CONFIRM' };
        case 'DECLINED':
          return { type: 'FAIL_PAYMENT', refusal: refusal('PAYMENT_DECLINED'), ends: false };
        case 'REFUSED':
          return { type: 'FAIL_PAYMENT', refusal: refusal('PAYMENT_REFUSED'), ends: true };
      }
    } catch (error) {
      if (isCancellation(error)) throw error;
      // Every try failed: the gateway may have taken the money all the same.
      return { type: 'RECOVER_PAYMENT' };
    }
  }
}

function requestOf(order: Order): Omit<PaymentRequest, 'code'> {
  if (order.status !== 'PAYMENT_PENDING') throw new Error(`order ${order.id} has no payment under way`);
  return { orderId: order.id, attempt: order.attempt, total: order.hold.total };
}
