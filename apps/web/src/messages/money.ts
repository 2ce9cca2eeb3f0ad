import type { Money } from '@jumpseat/domain';

const asPrice = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** An amount to read: €89.00. */
export function formatPrice({ amount }: Money): string {
  return asPrice.format(amount / 100);
}

const asShortPrice = new Intl.NumberFormat('en-IE', {
  style: 'currency',
  currency: 'EUR',
  trailingZeroDisplay: 'stripIfInteger',
});

/** An amount to read, without cents if it has none: €89, €89.50. */
export function shortPrice({ amount }: Money): string {
  return asShortPrice.format(amount / 100);
}
