import { PaymentCode } from '@jumpseat/booking/contracts';
import { isPaymentCode, JumpseatError, refusal } from '@jumpseat/domain';

/** A payment code in a body. That it has 5 digits is told by a code of its own, not as a fault of form. */
export const PaymentCodeField = PaymentCode.describe('5 digits').meta({ examples: ['11111'] });

/** Refuses a code that isn't one, whatever state the order is in. */
export function requirePaymentCode(code: string): string {
  if (!isPaymentCode(code)) throw new JumpseatError(refusal('BAD_PAYMENT_CODE'));
  return code;
}
