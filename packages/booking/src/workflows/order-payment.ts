import { type Order, type OrderPolicy, type OrderRequest, type Refusal, refusal } from '@jumpseat/domain';
import { isCancellation } from '@temporalio/workflow';
import type { PaymentActivities, PaymentRequest } from '../contracts/activities.ts';
import { paymentActivities } from './payment-activities.ts';

type Conclusion = Extract<OrderRequest, { type: 'CONFIRM' | 'FAIL_PAYMENT' | 'RECOVER_PAYMENT' }>;

/**
 * The payment of an order that is PAYMENT_PENDING. It never changes the order: its conclusion is a request that has its
 * turn like any other. Only the order's loop calls it, so the loop still issues all commands.
 */
export class OrderPayment {
  readonly #gateway: PaymentActivities;
  #conclusion: Conclusion | undefined;

  constructor(policy: OrderPolicy) {
    this.#gateway = paymentActivities(policy);
  }

  /** The request that ends the payment; undefined while the gateway is busy. */
  get conclusion(): Conclusion | undefined {
    return this.#conclusion;
  }

  /** Charges the money. Without its code, a payment can only be recovered. */
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

  /** Ends a payment whose answer is unknown. The seats show whether it was approved. */
  recover(): void {
    this.#conclusion = { type: 'RECOVER_PAYMENT' };
  }

  /** Gives the money back, however long that takes. Then the payment has failed for `reason`. */
  void(order: Order, reason: Refusal, ends: boolean): void {
    this.#conclusion = undefined;
    void this.#gateway.voidPayment(requestOf(order)).then(() => {
      this.#conclusion = { type: 'FAIL_PAYMENT', refusal: reason, ends };
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
      // Every try failed, but the gateway may have charged the money.
      return { type: 'RECOVER_PAYMENT' };
    }
  }
}

function requestOf(order: Order): Omit<PaymentRequest, 'code'> {
  if (order.status !== 'PAYMENT_PENDING') throw new Error(`order ${order.id} has no payment in progress`);
  return { orderId: order.id, attempt: order.attempt, total: order.hold.total };
}
