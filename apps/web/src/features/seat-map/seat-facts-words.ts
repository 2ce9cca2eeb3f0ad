import type { Recline, SeatFact } from '@jumpseat/domain';

/** How many facts a page shows of one seat: more would hide the telling ones. */
const MAX_FACTS = 4;

const RECLINE_WORDS: Readonly<Record<Recline, string>> = {
  flat: 'Reclines to a flat bed',
  full: 'Full recline',
  limited: 'Limited recline',
};

const NEAR_WORDS = { NEAR_LAVATORY: 'Lavatory', NEAR_GALLEY: 'Galley', NEAR_EXIT: 'Exit' } as const;

/** A fact about a seat as passengers say it: `Lavatory 2 rows behind`. */
export function factWords(fact: SeatFact): string {
  switch (fact.type) {
    case 'EXIT_ROW':
      return 'Exit row: bags go overhead';
    case 'NEAR_LAVATORY':
    case 'NEAR_GALLEY':
    case 'NEAR_EXIT':
      return `${NEAR_WORDS[fact.type]} ${fact.rows === 1 ? 'right' : `${fact.rows} rows`} ${fact.where}`;
    case 'SUN':
      return `${fact.side === 'sunny' ? 'Sunny' : 'Shady'} side for most of the flight`;
    case 'OVER_WING':
      return 'Over the wing';
    case 'RECLINE':
      return RECLINE_WORDS[fact.amount];
    case 'WIDTH':
      return `${fact.cm} cm wide`;
    case 'PITCH':
      return `${fact.cm} cm between rows`;
  }
}

/** The most telling facts, each in words. */
export function tellingFacts(facts: readonly SeatFact[]): string[] {
  return facts.slice(0, MAX_FACTS).map(factWords);
}

/** The most telling facts as a description for screen readers. Empty if there are none. */
export function factsInWords(facts: readonly SeatFact[]): string {
  return tellingFacts(facts)
    .map((words) => `${words}.`)
    .join(' ');
}
