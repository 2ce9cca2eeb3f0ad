import type { Refusal } from '../errors.ts';
import type { CabinId } from '../flight/cabins.ts';
import type { SeatCode } from '../flight/layout.ts';
import type { SeatTrait } from '../flight/traits.ts';

/** What a party can wish for: that one of its seats has it. */
export const WISHES = ['window', 'aisle', 'extraLegroom', 'bassinet'] as const satisfies readonly SeatTrait[];
export type Wish = (typeof WISHES)[number];

/** What a party would like, besides sitting together. */
export interface SeatWishes {
  /** The cabin with the lowest fares where it is left out. */
  readonly cabin?: CabinId | undefined;
  readonly prefer?: readonly Wish[] | undefined;
}

/**
 * What counts for or against seats, in people's words. How seats are scored: the points of all that is true of them are added up, the
 * most points win, and of equals those nearest the nose and then furthest left. Sitting together counts most, in steps of 10 or more;
 * children beside adults count more than any wish; a wish counts less than a step from side by side to across the aisle; leaving a
 * single seat between others costs less than a wish, so it decides between seats that are as good otherwise.
 */
export const REASONS = {
  SIDE_BY_SIDE: { points: 100, words: 'All side by side' },
  ACROSS_AISLE: { points: 80, words: 'In one row, across the aisle' },
  /** In rows one behind the other; each row beyond the second costs 10, and so does an aisle. */
  IN_ROWS: { points: 70, words: 'In rows one behind the other' },
  /** No such seats are left; each place beyond the second costs 20. */
  SPLIT: { points: 0, words: 'No seats together are left: the party sits in several places' },
  CHILDREN_BESIDE_ADULTS: { points: 40, words: 'Each child beside an adult' },
  CHILDREN_APART: { points: 0, words: 'Not every child sits beside an adult' },
  WISH_MET: { points: 15, words: 'As wished' },
  WISH_MISSED: { points: 0, words: 'Not to be had here' },
  /** For someone who travels alone. */
  MIDDLE: { points: -10, words: 'Between two neighbours' },
  STRANDS_SEAT: { points: -12, words: 'Leaves a single seat between others' },
  /** Such seats cost more and are kept for those who ask. */
  UNASKED_LEGROOM: { points: -8, words: 'Extra legroom that nobody asked for' },
  NO_RECLINE: { points: -3, words: 'Backrests that do not recline' },
  RESTRICTED_VIEW: { points: -3, words: 'Little to see at the window' },
} as const satisfies Record<string, { points: number; words: string }>;
export type ReasonCode = keyof typeof REASONS;

/** Something that counts for or against seats. */
export interface ProposalReason {
  readonly code: ReasonCode;
  /** What it adds to the score, for all seats together. */
  readonly points: number;
  /** The wish, where the reason is about one. */
  readonly wish?: Wish;
}

const WISH_WORDS: Readonly<Record<Wish, string>> = {
  window: 'a window seat',
  aisle: 'an aisle seat',
  extraLegroom: 'extra legroom',
  bassinet: 'a bassinet',
};

/** A reason in people's words. */
export function explainReason({ code, wish }: ProposalReason): string {
  const { words } = REASONS[code];
  return wish ? `${words}: ${WISH_WORDS[wish]}` : words;
}

/** Seats for a whole party. */
export interface SeatProposal {
  /** From nose to tail and left to right. */
  readonly seats: readonly SeatCode[];
  /** The sum of the reasons' points. */
  readonly score: number;
  readonly reasons: readonly ProposalReason[];
}

/** The best seats and up to two alternatives, the best first; or why there are none. */
export interface SeatProposals {
  readonly proposals: readonly SeatProposal[];
  readonly refusal: Refusal | null;
}
