import { airportOf } from '../flight/airports.ts';
import type { Money } from '../money.ts';

/**
 * The value-added tax on flights within a country, in percent. Countries without an entry have none. These rates are
 * examples: check them before you sell real flights.
 */
const DOMESTIC_RATES: Readonly<Record<string, number>> = {
  AT: 13,
  CH: 8.1,
  DE: 19,
  ES: 10,
  FR: 10,
  GR: 24,
  IT: 10,
  PL: 8,
  PT: 6,
  SE: 6,
};

/** The tax that a price includes. */
export interface IncludedTax {
  /** In percent; 0 for flights to another country. */
  readonly rate: number;
  readonly amount: Money;
  /** The price without the tax. */
  readonly net: Money;
}

/** The rate of the tax on a flight, in percent. Flights to another country are free of it. */
export function taxRateOf({ origin, destination }: { readonly origin: string; readonly destination: string }): number {
  const { country } = airportOf(origin);
  if (country === null || country !== airportOf(destination).country) return 0;
  return DOMESTIC_RATES[country] ?? 0;
}

/** The tax that is included in a price, rounded to the cent once for the whole price. */
export function taxIn({ amount, currency }: Money, rate: number): IncludedTax {
  const net = Math.round(amount / (1 + rate / 100));
  return { rate, amount: { amount: amount - net, currency }, net: { amount: net, currency } };
}
