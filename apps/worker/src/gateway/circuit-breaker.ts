import { ApplicationFailure } from '@temporalio/common';
import { BrokenCircuitError, circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel';
import type { PaymentGateway } from './payment-gateway.ts';

/** The gateway is left alone when half of the tries fail within `duration` milliseconds, and there is at least one a second. */
const WINDOW = { threshold: 0.5, duration: 20_000, minimumRps: 1 };
/** For how long it is left alone before one try asks it again, in milliseconds. Three tries of a payment fit into the time that its seats are held. */
const REST_MS = 8_000;

/**
 * The same gateway, but while most tries fail it isn't asked: a try fails at once and comes again when the gateway is asked again. What
 * gives money back always gets through.
 */
export function withCircuitBreaker(gateway: PaymentGateway): PaymentGateway {
  const breaker = circuitBreaker(handleAll, { halfOpenAfter: REST_MS, breaker: new SamplingBreaker(WINDOW) });
  return {
    async charge(charge) {
      try {
        return await breaker.execute(() => gateway.charge(charge));
      } catch (error) {
        if (!(error instanceof BrokenCircuitError)) throw error;
        throw ApplicationFailure.create({
          type: 'GatewayAtRest',
          message: 'the gateway fails too often, and is left alone for a while',
          nextRetryDelay: REST_MS,
        });
      }
    },
    void: (key) => gateway.void(key),
  };
}
