import { ApplicationFailure } from '@temporalio/common';
import { GATEWAY_CIRCUIT_OPEN } from '../gateway/circuit-breaker.ts';
import type { PaymentGateway } from '../gateway/payment-gateway.ts';
import type { WorkerMetrics } from './metrics.ts';

/** Measures each try at a gateway, by its outcome. Put it around the circuit breaker. */
export function measurePayments(
  gateway: PaymentGateway,
  { paymentTries }: Pick<WorkerMetrics, 'paymentTries'>,
): PaymentGateway {
  return {
    async charge(charge) {
      const end = paymentTries.startTimer();
      try {
        const outcome = await gateway.charge(charge);
        end({ outcome: outcome.result });
        return outcome;
      } catch (error) {
        end({ outcome: isCircuitOpen(error) ? 'CIRCUIT_OPEN' : 'FAILED' });
        throw error;
      }
    },
    void: (key) => gateway.void(key),
  };
}

function isCircuitOpen(error: unknown): boolean {
  return error instanceof ApplicationFailure && error.type === GATEWAY_CIRCUIT_OPEN;
}
