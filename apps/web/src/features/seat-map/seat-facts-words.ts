import type { SeatFact } from '@jumpseat/domain';
import { messages } from '#language/language.ts';

/** How many facts a page shows of one seat: more would hide the telling ones. */
const MAX_FACTS = 4;

/** A fact about a seat as passengers say it: `Lavatory 2 rows behind`. */
export function factWords(fact: SeatFact): string {
  const m = messages().seatMap.facts;
  switch (fact.type) {
    case 'EXIT_ROW':
      return m.exitRow;
    case 'NEAR_LAVATORY':
    case 'NEAR_GALLEY':
    case 'NEAR_EXIT':
      return m.near[fact.type][fact.where](fact.rows);
    case 'SUN':
      return m.sun[fact.side];
    case 'OVER_WING':
      return m.overWing;
    case 'RECLINE':
      return m.recline[fact.amount];
    case 'WIDTH':
      return m.width(fact.cm);
    case 'PITCH':
      return m.pitch(fact.cm);
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
