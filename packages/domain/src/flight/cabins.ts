/** The cabins that layouts know, from the dearest to the cheapest. */
export const CABINS = ['first', 'business', 'premium', 'economy'] as const;
export type CabinId = (typeof CABINS)[number];

/** What people call each cabin. */
export const CABIN_NAMES: Readonly<Record<CabinId, string>> = {
  first: 'First',
  business: 'Business',
  premium: 'Premium',
  economy: 'Economy',
};
