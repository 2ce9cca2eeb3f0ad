import { type PaymentActivities, paymentKey } from '@jumpseat/booking/contracts';
import { activityInfo, cancellationSignal } from '@temporalio/activity';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';

/** The payment activities over a gateway. */
export function createPaymentActivities(gateway: PaymentGateway): PaymentActivities {
  return {
    validatePayment: ({ orderId, attempt, code, total }) => {
      const { attempt: tryNumber, startToCloseTimeoutMs } = activityInfo();
      // Past its time limit nobody waits for this try any more: stop it, so that it gives its slot back.
      const signal = AbortSignal.any([cancellationSignal(), AbortSignal.timeout(startToCloseTimeoutMs)]);
      return gateway.charge({ key: paymentKey({ orderId, attempt }), code, total, tryNumber, signal });
    },
    voidPayment: (request) => gateway.void(paymentKey(request)),
  };
}
