import { type PaymentActivities, type PaymentRequest, paymentKey } from '@jumpseat/booking/contracts';
import { gatewayWaitMs, instant, type PaymentOutcome } from '@jumpseat/domain';
import { ApplicationFailure, activityInfo, cancellationSignal } from '@temporalio/activity';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';
import type { Projection } from './projection.ts';
import { timeForTry } from './time-for-try.ts';

/** A try stops this long before its time limit, in milliseconds. */
const STOP_BEFORE_LIMIT_MS = 250;

/** Creates the payment activities over a gateway. */
export function createPaymentActivities(
  gateway: PaymentGateway,
  projection: Pick<Projection, 'recordGatewayTry'>,
): PaymentActivities {
  function charge({ orderId, attempt, code, total }: PaymentRequest): Promise<PaymentOutcome> {
    const { attempt: tryNumber } = activityInfo();
    // Before Temporal's limit, so that the failure is still recorded.
    const timeout = AbortSignal.timeout(timeForTry(STOP_BEFORE_LIMIT_MS));
    const signal = AbortSignal.any([cancellationSignal(), timeout]);
    return gateway.charge({ key: paymentKey({ orderId, attempt }), code, total, tryNumber, signal });
  }

  /** Records a failed try for the passenger, unless it was the last one. */
  async function noteFailedTry(request: PaymentRequest, error: unknown): Promise<void> {
    const { attempt: failedTries, retryPolicy } = activityInfo();
    if (failedTries === retryPolicy?.maximumAttempts) return;
    const now = Date.now();
    const retryAt = instant(now + (retryDelayOf(error) ?? gatewayWaitMs(failedTries)));
    await projection.recordGatewayTry(request, { failedTries, retryAt }, instant(now));
  }

  return {
    async validatePayment(request) {
      try {
        return await charge(request);
      } catch (error) {
        await noteFailedTry(request, error);
        throw error;
      }
    },
    voidPayment: (request) => gateway.void(paymentKey(request)),
  };
}

/** The retry delay that a failure asks for, in milliseconds. */
function retryDelayOf(error: unknown): number | undefined {
  const delay = error instanceof ApplicationFailure ? error.nextRetryDelay : undefined;
  return typeof delay === 'number' ? delay : undefined;
}
