import type { Money, PaymentOutcome } from '@jumpseat/domain';

/** One try of a charge. */
export interface Charge {
  /** The idempotency key. Tries with the same key are one charge. */
  readonly key: string;
  readonly code: string;
  readonly total: Money;
  /** The number of this try of the charge, from 1. */
  readonly tryNumber: number;
  readonly signal: AbortSignal;
}

/** A payment service. */
export interface PaymentGateway {
  /** Charges the passenger, or returns why not. Throws on a technical failure. */
  charge(charge: Charge): Promise<PaymentOutcome>;
  /** Refunds a charge, or makes sure that it is never made. Idempotent; an unknown key is fine. */
  void(key: string): Promise<void>;
}
