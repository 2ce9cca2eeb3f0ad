import type { PlacedSeat, SeatTrait } from '@jumpseat/domain';

/** What passengers call each trait of a seat. */
export const TRAIT_WORDS: Readonly<Record<SeatTrait, string>> = {
  window: 'window',
  aisle: 'aisle',
  middle: 'middle',
  extraLegroom: 'extra legroom',
  exitRow: 'exit row',
  bassinet: 'bassinet',
  noRecline: 'no recline',
  restrictedView: 'limited window view',
  noInfant: 'no baby on a lap',
};

/** The traits of a seat: `window, extra legroom`. */
export function traitsInWords({ traits }: Pick<PlacedSeat, 'traits'>): string {
  return traits.map((trait) => TRAIT_WORDS[trait]).join(', ');
}
