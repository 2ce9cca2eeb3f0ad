import { type PaymentActivities, paymentKey } from '@jumpseat/booking/contracts';
import { activityInfo, cancellationSignal } from '@temporalio/activity';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';

const LEAD_MS = 250;

/** The payment activities over a gateway. */
export function createPaymentActivities(gateway: PaymentGateway): PaymentActivities {
  return {
    validatePayment: ({ orderId, attempt, code, total }) => {
      const { attempt: tryNumber, startToCloseTimeoutMs } = activityInfo();
      // Just before its time limit, so that the failure is still heard: past it nobody waits for this try any more.
      const limitMs = startToCloseTimeoutMs - Math.min(LEAD_MS, startToCloseTimeoutMs / 10);
      const signal = AbortSignal.any([cancellationSignal(), AbortSignal.timeout(limitMs)]);
      return gateway.charge({ key: paymentKey({ orderId, attempt }), code, total, tryNumber, signal });
    },
    voidPayment: (request) => gateway.void(paymentKey(request)),
  };
}
