import { GATEWAY_BACKOFF, type OrderPolicy } from '@jumpseat/domain';
import { proxyActivities } from '@temporalio/workflow';
import type { PaymentActivities } from '../contracts/activities.ts';

/**
 * The payment activities under an order's policy. A void is retried until it succeeds: nobody may pay without a seat.
 */
export function paymentActivities({ paymentTimeoutMs, gatewayTries }: OrderPolicy): PaymentActivities {
  const { validatePayment } = proxyActivities<PaymentActivities>({
    startToCloseTimeout: paymentTimeoutMs,
    retry: {
      maximumAttempts: gatewayTries,
      initialInterval: GATEWAY_BACKOFF.first,
      backoffCoefficient: GATEWAY_BACKOFF.factor,
      maximumInterval: GATEWAY_BACKOFF.longest,
    },
  });
  const { voidPayment } = proxyActivities<PaymentActivities>({
    startToCloseTimeout: paymentTimeoutMs,
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  });
  return { validatePayment, voidPayment };
}
