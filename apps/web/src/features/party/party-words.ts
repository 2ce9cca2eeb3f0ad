import { countOf, PASSENGER_KINDS, type Party, type PassengerKind } from '@jumpseat/domain';
import { counted, listInWords } from '#messages/text.ts';

/** The nouns for one passenger of a kind, and for more. */
const NOUNS: Readonly<Record<PassengerKind, readonly [one: string, more: string]>> = {
  adult: ['adult', 'adults'],
  child: ['child', 'children'],
  infant: ['baby', 'babies'],
};

/** The passengers in words: `2 adults and 1 child`. */
export function partyInWords(party: Party): string {
  return listInWords(
    PASSENGER_KINDS.flatMap((kind) => {
      const count = countOf(party, kind);
      return count > 0 ? [`${count} ${NOUNS[kind][count === 1 ? 0 : 1]}`] : [];
    }),
  );
}

/** The passengers in few words: `2 adults`, or `3 travellers` if they are of several kinds. */
export function partyInShort(party: Party): string {
  const areAdults = countOf(party, 'adult') === party.length;
  return areAdults ? partyInWords(party) : counted(party.length, 'traveller');
}
