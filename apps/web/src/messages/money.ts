import type { Money } from '@jumpseat/domain';

const asPrice = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** An amount as people read it: €89.00. */
export function price({ amount }: Money): string {
  return asPrice.format(amount / 100);
}

/** An amount as it is read aloud: EUR 89.00. */
export function spokenPrice({ amount, currency }: Money): string {
  return `${currency} ${(amount / 100).toFixed(2)}`;
}
