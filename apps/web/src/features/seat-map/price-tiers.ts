import { euros } from '@jumpseat/domain';
import { messages } from '#language/language.ts';
import { shortPrice } from '#messages/money.ts';

/** The lowest and the highest price of some seats of one cabin, in minor units. */
export interface PriceTier {
  readonly from: number;
  readonly to: number;
}

/** More tints than this can't be told apart at a glance. */
const MAX_TIERS = 3;

/** Puts the prices of a cabin into at most three tiers, the lowest first. It splits them at the largest gaps. */
export function priceTiers(prices: Iterable<number>): PriceTier[] {
  const sorted = [...new Set(prices)].toSorted((a, b) => a - b);
  const gapBefore = (at: number) => (sorted[at] ?? 0) - (sorted[at - 1] ?? 0);
  const starts = [...sorted.keys()]
    .slice(1)
    .toSorted((a, b) => gapBefore(b) - gapBefore(a))
    .slice(0, MAX_TIERS - 1)
    .toSorted((a, b) => a - b);
  return [0, ...starts].map((start, index) => ({
    from: sorted[start] ?? 0,
    to: sorted[(starts[index] ?? sorted.length) - 1] ?? 0,
  }));
}

/** The amounts of a tier: `€89`, or `€96–€98`. */
export function tierInWords({ from, to }: PriceTier): string {
  const lowest = shortPrice(euros(from));
  return from === to ? lowest : messages().seatMap.priceRange(lowest, shortPrice(euros(to)));
}
