/** All cabins, the most expensive first. */
export const CABINS = ['first', 'business', 'premium', 'economy'] as const;
export type CabinId = (typeof CABINS)[number];

export const CABIN_NAMES: Readonly<Record<CabinId, string>> = {
  first: 'First',
  business: 'Business',
  premium: 'Premium',
  economy: 'Economy',
};
