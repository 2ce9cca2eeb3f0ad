import { PaymentCode } from '@jumpseat/booking/contracts';
import { isPaymentCode, JumpseatError, refusal } from '@jumpseat/domain';

/**
 * A payment code in a body. The schema doesn't check the 5 digits, because a wrong code has an error code of its own.
 */
export const PaymentCodeField = PaymentCode.describe('5 digits').meta({ examples: ['11111'] });

/** Throws BAD_PAYMENT_CODE for anything but 5 digits, whatever the order's state. */
export function requirePaymentCode(code: string): string {
  if (!isPaymentCode(code)) throw new JumpseatError(refusal('BAD_PAYMENT_CODE'));
  return code;
}
