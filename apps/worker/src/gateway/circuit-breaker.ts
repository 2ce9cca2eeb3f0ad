import { ApplicationFailure } from '@temporalio/common';
import { BrokenCircuitError, CircuitState, circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel';
import type { PaymentGateway } from './payment-gateway.ts';

/**
 * The circuit opens if half of the tries fail within `duration` milliseconds, at three or more tries per second. Fewer
 * tries don't harm a gateway, and a few passengers with test codes that fail must not stop everyone's payments.
 */
const WINDOW = { threshold: 0.5, duration: 20_000, minimumRps: 3 };
/**
 * How long the circuit stays open, in milliseconds. Short enough for three tries of a payment within the hold of its
 * seats.
 */
const OPEN_MS = 8_000;

/** The type of the failure of a charge that was not tried, because the circuit is open. */
export const GATEWAY_CIRCUIT_OPEN = 'GatewayCircuitOpen';

/**
 * Wraps a gateway in a circuit breaker. While most tries fail, a charge fails at once and is retried when the circuit
 * closes. Voids always pass.
 *
 * @param onChange called when the circuit opens, and when it is closed again
 */
export function withCircuitBreaker(
  gateway: PaymentGateway,
  onChange: (isOpen: boolean) => void = () => undefined,
): PaymentGateway {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: OPEN_MS, breaker: new SamplingBreaker(WINDOW) });
  breaker.onStateChange((state) => onChange(state !== CircuitState.Closed));
  return {
    async charge(charge) {
      try {
        return await breaker.execute(() => gateway.charge(charge));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw ApplicationFailure.create({
          type: GATEWAY_CIRCUIT_OPEN,
          message: 'the gateway fails too often; the circuit breaker is open',
          nextRetryDelay: OPEN_MS,
        });
      }
    },
    void: (key) => gateway.void(key),
  };
}
