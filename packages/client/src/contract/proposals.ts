import type { SeatTrait } from './decks.ts';
import type { PriceBreakdown } from './flights.ts';
import type { Problem } from './problem.ts';

/** What a party can wish for: that one of its seats has it. @public */
export type Wish = Extract<SeatTrait, 'window' | 'aisle' | 'extraLegroom' | 'bassinet'>;

/** What counts for or against seats. @public */
export type ReasonCode =
  | 'SIDE_BY_SIDE'
  | 'ACROSS_AISLE'
  | 'IN_ROWS'
  | 'SPLIT'
  | 'CHILDREN_BESIDE_ADULTS'
  | 'CHILDREN_APART'
  | 'WISH_MET'
  | 'WISH_MISSED'
  | 'MIDDLE'
  | 'STRANDS_SEAT'
  | 'UNASKED_LEGROOM'
  | 'NO_RECLINE'
  | 'RESTRICTED_VIEW';

/** The best seats for a party and up to two alternatives, the best first; or why there are none. @public */
export interface SeatProposals {
  /** The version of the map that they were chosen from. */
  version: number;
  proposals: {
    /** From nose to tail and left to right. */
    seats: string[];
    price: PriceBreakdown;
    /** The sum of the reasons' points. */
    score: number;
    /** What counts for and against these seats. */
    reasons: {
      code: ReasonCode;
      points: number;
      /** The reason in people's words. */
      words: string;
      /** The wish that it is about. */
      wish?: Wish | undefined;
    }[];
  }[];
  refusal: Problem | null;
}
