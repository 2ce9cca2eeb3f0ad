import type { SeatTrait } from './decks.ts';
import type { PriceBreakdown } from './flights.ts';
import type { Problem } from './problem.ts';

/** The traits that a party can wish for. One seat with the trait is enough. @public */
export type Wish = Extract<SeatTrait, 'window' | 'aisle' | 'extraLegroom' | 'bassinet'>;

/** The reasons for or against seats. @public */
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

/** The best seats for a party and up to two alternatives, the best first; or the refusal if there are none. @public */
export interface SeatProposals {
  /** The version of the map that the proposals are based on. */
  version: number;
  proposals: {
    /** From nose to tail and left to right. */
    seats: string[];
    price: PriceBreakdown;
    /** The sum of the points of the reasons. */
    score: number;
    /** The reasons for and against these seats. */
    reasons: {
      code: ReasonCode;
      points: number;
      /** The reason in words, such as `Includes a window seat`. */
      words: string;
      /** The wish, if the reason is about one. */
      wish?: Wish | undefined;
    }[];
  }[];
  refusal: Problem | null;
}
