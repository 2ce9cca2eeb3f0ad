import { ERRORS, type PlacedSeat, type Refusal } from '@jumpseat/domain';
import { TRAIT_WORDS } from '#features/seat-map/seat-words.ts';

/** The traits of a seat in a row: `window, extra legroom`. */
export function traitsInWords({ traits }: Pick<PlacedSeat, 'traits'>): string {
  return traits.map((trait) => TRAIT_WORDS[trait]).join(', ');
}

/** A sentence with its first letter as it begins one. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why a seat is not to be had, in one sentence. */
export function reasonOf({ code }: Refusal): string {
  return `${ERRORS[code].title}.`;
}
