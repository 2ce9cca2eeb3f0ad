import type { OrderView } from '@jumpseat/booking/contracts';

type Payment = NonNullable<OrderView['payment']>;

/** Which try of the payment service runs, or comes next. */
export function tryInWords({ gatewayTry, gatewayTries }: Pick<Payment, 'gatewayTry' | 'gatewayTries'>): string {
  return `Try ${gatewayTry} of ${gatewayTries}`;
}
