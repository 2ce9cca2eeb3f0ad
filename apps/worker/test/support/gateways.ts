import type { PaymentGateway } from '../../src/gateway/payment-gateway.ts';
import { simulatedGateway } from '../../src/gateway/simulated-gateway.ts';

/** A simulated gateway that records its calls. */
export function recordingGateway() {
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

/** A gateway whose charges wait until the test approves them. */
export function pausedGateway() {
  const voided: string[] = [];
  const chargeStarted: PromiseWithResolvers<void> = Promise.withResolvers();
  const approval: PromiseWithResolvers<void> = Promise.withResolvers();
  const gateway: PaymentGateway = {
    async charge() {
      chargeStarted.resolve();
      await approval.promise;
      return { result: 'APPROVED', reference: 'TEST' };
    },
    async void(key) {
      voided.push(key);
    },
  };
  return { gateway, voided, chargeStarted: chargeStarted.promise, approve: approval.resolve };
}
