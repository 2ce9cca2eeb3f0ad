import type { Refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { SeatCode } from '../flight/layout.ts';
import type { SeatTrait } from '../flight/traits.ts';

/** The traits that a party can wish for. One seat with the trait is enough. */
export const WISHES = ['window', 'aisle', 'extraLegroom', 'bassinet'] as const satisfies readonly SeatTrait[];
export type Wish = (typeof WISHES)[number];

/** A party's wishes, besides sitting together. */
export interface SeatWishes {
  /** Left out: the cabin with the lowest fares. */
  readonly cabin?: CabinId | undefined;
  readonly prefer?: readonly Wish[] | undefined;
}

/**
 * The reasons for or against seats, and the whole of the scoring. The score is the sum of the points of all reasons
 * that apply. The highest score wins; of equals, the seats nearest the nose and then furthest left.
 *
 * - Sitting together counts most, in steps of 10 or more.
 * - Children beside adults count more than any wish.
 * - A wish counts less than the step from side by side to across the aisle.
 * - Leaving a single seat costs less than a wish. So it decides only between seats that are otherwise equal.
 */
export const REASONS = {
  SIDE_BY_SIDE: { points: 100, words: 'All side by side' },
  ACROSS_AISLE: { points: 80, words: 'In one row, across the aisle' },
  /** Each row beyond the second costs 10, and so does an aisle. */
  IN_ROWS: { points: 70, words: 'In adjacent rows' },
  /** Each place beyond the second costs 20. */
  SPLIT: { points: 0, words: 'No seats together are left: your group is split' },
  CHILDREN_BESIDE_ADULTS: { points: 40, words: 'Each child beside an adult' },
  CHILDREN_APART: { points: 0, words: 'Not every child sits beside an adult' },
  WISH_MET: { points: 15, words: 'Includes' },
  WISH_MISSED: { points: 0, words: 'Not available here:' },
  /** Only for a passenger who travels alone. */
  MIDDLE: { points: -10, words: 'Between two neighbours' },
  STRANDS_SEAT: { points: -12, words: 'Leaves one seat on its own' },
  /** These seats cost more. They are kept for parties that wish for them. */
  UNASKED_LEGROOM: { points: -8, words: 'Extra legroom you did not ask for' },
  NO_RECLINE: { points: -3, words: 'Backrests that do not recline' },
  RESTRICTED_VIEW: { points: -3, words: 'Limited window view' },
} as const satisfies Record<string, { points: number; words: string }>;
export type ReasonCode = keyof typeof REASONS;

/** A reason for or against seats. */
export interface ProposalReason {
  readonly code: ReasonCode;
  /** The points for all seats together. */
  readonly points: number;
  /** The wish, if the reason is about one. */
  readonly wish?: Wish;
}

const WISH_WORDS: Readonly<Record<Wish, string>> = {
  window: 'a window seat',
  aisle: 'an aisle seat',
  extraLegroom: 'extra legroom',
  bassinet: 'a bassinet',
};

/** A reason in words, such as `Includes a window seat`. */
export function explainReason({ code, wish }: ProposalReason): string {
  const { words } = REASONS[code];
  return wish ? `${words} ${WISH_WORDS[wish]}` : words;
}

/** Seats for a whole party. */
export interface SeatProposal {
  /** From nose to tail and left to right. */
  readonly seats: readonly SeatCode[];
  /** The sum of the points of the reasons. */
  readonly score: number;
  readonly reasons: readonly ProposalReason[];
}

/** The best seats and up to two alternatives, the best first; or the refusal if there are none. */
export interface SeatProposals {
  readonly proposals: readonly SeatProposal[];
  readonly refusal: Refusal | null;
}
