/** ISO 4217 code of a currency with two decimals. */
export type Currency = 'EUR';

/** An amount in integer minor units (cents), so that sums are exact. */
export interface Money {
  readonly amount: number;
  readonly currency: Currency;
}

/** An amount in euros, given in cents. */
export function euros(cents: number): Money {
  return { amount: cents, currency: 'EUR' };
}

/** The sum of amounts of one currency; without amounts, zero euros. */
export function sum(amounts: readonly Money[]): Money {
  return euros(amounts.reduce((total, { amount }) => total + amount, 0));
}
