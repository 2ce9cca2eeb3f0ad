import type { SeatProposals } from '@jumpseat/booking/contracts';
import { messages } from '#language/language.ts';

type Reason = SeatProposals['proposals'][number]['reasons'][number];

/** A reason for or against suggested seats: `Includes a window seat`. */
export function reasonInWords({ code, wish }: Pick<Reason, 'code' | 'wish'>): string {
  const { reasons, wishReasons } = messages().party;
  if (code !== 'WISH_MET' && code !== 'WISH_MISSED') return reasons[code];
  return wish ? wishReasons[code](wish) : '';
}
