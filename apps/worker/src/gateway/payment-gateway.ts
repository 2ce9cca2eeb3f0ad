import type { Money, PaymentOutcome } from '@jumpseat/domain';

/** A try to take money. */
export interface Charge {
  /** The idempotency key: tries with the same key are one charge. */
  readonly key: string;
  readonly code: string;
  readonly total: Money;
  /** Which try of this charge it is, from 1. */
  readonly tryNumber: number;
  readonly signal: AbortSignal;
}

/** A payment service. */
export interface PaymentGateway {
  /** Takes the money, or says why not. Throws on a technical failure. */
  charge(charge: Charge): Promise<PaymentOutcome>;
  /** Gives a charge back, or makes sure that it is never taken. Idempotent; an unknown key is fine. */
  void(key: string): Promise<void>;
}
