import type { OrderView } from '@jumpseat/booking/contracts';
import { messages } from '#language/language.ts';

type Payment = NonNullable<OrderView['payment']>;

/** Which try of the payment service runs, or comes next. */
export function tryInWords({ gatewayTry, gatewayTries }: Pick<Payment, 'gatewayTry' | 'gatewayTries'>): string {
  return messages().order.payment.nthTry(gatewayTry, gatewayTries);
}
