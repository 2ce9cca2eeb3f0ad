import { countOf, PASSENGER_KINDS, type Party } from '@jumpseat/domain';
import { messages } from '#language/language.ts';
import { listInWords } from '#messages/text.ts';

/** The passengers in words: `2 adults and 1 child`. */
export function partyInWords(party: Party): string {
  const { passengers } = messages().party;
  return listInWords(
    PASSENGER_KINDS.flatMap((kind) => {
      const count = countOf(party, kind);
      return count > 0 ? [passengers[kind](count)] : [];
    }),
  );
}

/** The passengers in few words: `2 adults`, or `3 travellers` if they are of several kinds. */
export function partyInShort(party: Party): string {
  const areAdults = countOf(party, 'adult') === party.length;
  return areAdults ? partyInWords(party) : messages().party.travellers(party.length);
}
