import type { SeatProposals } from '@jumpseat/booking/contracts';
import type { Wish } from '@jumpseat/domain';

type Reason = SeatProposals['proposals'][number]['reasons'][number];

/** What the page says for or against suggested seats. */
const REASON_WORDS: Readonly<Record<Reason['code'], string>> = {
  SIDE_BY_SIDE: 'All side by side',
  ACROSS_AISLE: 'In one row, across the aisle',
  IN_ROWS: 'In rows behind each other',
  SPLIT: 'Your group sits in different places: no seats together are left',
  CHILDREN_BESIDE_ADULTS: 'Each child beside an adult',
  CHILDREN_APART: 'Not every child beside an adult',
  WISH_MET: 'Includes',
  WISH_MISSED: 'Not available here',
  MIDDLE: 'Between two neighbours',
  STRANDS_SEAT: 'Leaves one seat on its own',
  UNASKED_LEGROOM: 'Extra legroom at an extra price',
  NO_RECLINE: "Seatbacks don't recline",
  RESTRICTED_VIEW: 'Limited window view',
};

/** What a wish is for: `a window seat`. */
export const WISH_WORDS: Readonly<Record<Wish, string>> = {
  window: 'a window seat',
  aisle: 'an aisle seat',
  extraLegroom: 'extra legroom',
  bassinet: 'a bassinet',
};

/** A reason for or against suggested seats: `Includes a window seat`. */
export function reasonInWords({ code, wish }: Pick<Reason, 'code' | 'wish'>): string {
  const words = REASON_WORDS[code];
  if (!wish) return words;
  return code === 'WISH_MISSED' ? `${words}: ${WISH_WORDS[wish]}` : `${words} ${WISH_WORDS[wish]}`;
}
