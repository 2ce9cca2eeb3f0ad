import type { Money } from '@jumpseat/domain';
import { perLocale } from '#language/format.ts';

const EURO = { style: 'currency', currency: 'EUR' } as const;

const price = perLocale((locale) => new Intl.NumberFormat(locale, EURO));
const short = perLocale((locale) => new Intl.NumberFormat(locale, { ...EURO, trailingZeroDisplay: 'stripIfInteger' }));

/** An amount to read: €89.00. */
export function formatPrice({ amount }: Money): string {
  return price().format(amount / 100);
}

/** An amount to read, without cents if it has none: €89, €89.50. */
export function shortPrice({ amount }: Money): string {
  return short().format(amount / 100);
}
