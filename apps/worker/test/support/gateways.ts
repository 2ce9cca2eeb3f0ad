import type { PaymentGateway } from '../../src/gateway/payment-gateway.ts';
import { simulatedGateway } from '../../src/gateway/simulated-gateway.ts';

/** A gateway that notes what it is asked; what it answers is the simulation's. */
export function notingGateway() {
  const simulation = simulatedGateway({ failureRate: 0, delayMs: { min: 0, max: 0 } });
  const charged: string[] = [];
  const voided: string[] = [];
  const gateway: PaymentGateway = {
    charge(charge) {
      charged.push(`${charge.key} try ${charge.tryNumber}`);
      return simulation.charge(charge);
    },
    async void(key) {
      voided.push(key);
    },
  };
  return { gateway, charged, voided };
}

/** A gateway whose charges wait until the test answers them. */
export function waitingGateway() {
  const voided: string[] = [];
  const arrivals: PromiseWithResolvers<void> = Promise.withResolvers();
  const answer: PromiseWithResolvers<void> = Promise.withResolvers();
  const gateway: PaymentGateway = {
    async charge() {
      arrivals.resolve();
      await answer.promise;
      return { result: 'APPROVED', reference: 'TEST' };
    },
    async void(key) {
      voided.push(key);
    },
  };
  return { gateway, voided, arrived: arrivals.promise, approve: answer.resolve };
}
