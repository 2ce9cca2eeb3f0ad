import { countOf, PASSENGER_KINDS, type Party, type PassengerKind } from '@jumpseat/domain';
import { inWords } from '#messages/text.ts';

/** What people call so many of a kind. */
const NOUNS: Readonly<Record<PassengerKind, readonly [one: string, more: string]>> = {
  adult: ['adult', 'adults'],
  child: ['child', 'children'],
  infant: ['infant', 'infants'],
};

/** Who travels, in words: `2 adults and 1 child`. */
export function partyInWords(party: Party): string {
  return inWords(
    PASSENGER_KINDS.flatMap((kind) => {
      const count = countOf(party, kind);
      return count > 0 ? [`${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`] : [];
    }),
  );
}
