import type { SeatTrait } from '@jumpseat/domain';

/** What people call each trait of a seat. */
export const TRAIT_WORDS: Readonly<Record<SeatTrait, string>> = {
  window: 'window',
  aisle: 'aisle',
  middle: 'middle',
  extraLegroom: 'extra legroom',
  exitRow: 'exit row',
  bassinet: 'bassinet',
  noRecline: 'no recline',
  restrictedView: 'restricted view',
  noInfant: 'no infant on the lap',
};
