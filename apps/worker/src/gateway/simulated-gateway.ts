import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { PaymentOutcome } from '@jumpseat/domain';
import type { Charge, PaymentGateway } from './payment-gateway.ts';

/** How the simulated gateway treats ordinary codes. */
export interface SimulationSettings {
  /** The share of tries that fail, 0 to 1. */
  readonly failureRate: number;
  /** The duration of a try, in milliseconds. */
  readonly delayMs: { readonly min: number; readonly max: number };
}

/**
 * A payment gateway that takes no money. Its result depends only on the charge's key and try, so a try that is repeated
 * after a crash has the same result.
 */
export function simulatedGateway({ failureRate, delayMs }: SimulationSettings): PaymentGateway {
  return {
    async charge({ code, key, tryNumber, signal }) {
      switch (code) {
        case '00000':
          return { result: 'REFUSED' };
        case '00001':
          return { result: 'DECLINED' };
        case '00002':
          return hang(signal);
        case '00003':
          if (tryNumber <= 2) throw new Error('the gateway failed, as test code 00003 asks');
          return approve(key);
        case '11111':
          return approve(key);
        default: {
          const [delay, failureDraw] = randomPair(`${key} ${tryNumber}`);
          await wait(delayMs.min + delay * (delayMs.max - delayMs.min), undefined, { signal });
          if (failureDraw < failureRate) throw new Error('the gateway failed, as PAYMENT_FAILURE_RATE asks');
          return approve(key);
        }
      }
    },
    async void() {
      // Nothing was taken, so there is nothing to give back.
    },
  };
}

function approve(key: string): PaymentOutcome {
  return { result: 'APPROVED', reference: createHash('sha256').update(key).digest('hex').slice(0, 12).toUpperCase() };
}

async function hang(signal: Charge['signal']): Promise<never> {
  const DAY_MS = 24 * 60 * 60 * 1_000;
  await wait(DAY_MS, undefined, { signal });
  throw new Error('the gateway did not answer, as test code 00002 asks');
}

/** Returns two numbers from 0 to 1 that depend only on the seed. */
function randomPair(seed: string): [number, number] {
  const digest = createHash('sha256').update(seed).digest();
  return [digest.readUInt32BE(0) / 2 ** 32, digest.readUInt32BE(4) / 2 ** 32];
}
