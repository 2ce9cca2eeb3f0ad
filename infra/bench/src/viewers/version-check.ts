import type { SeatMapMessage } from '@jumpseat/booking/contracts';

/** A message without what it says of seats. */
export type Versions = { readonly type: SeatMapMessage['type']; readonly after?: number; readonly version: number };

/**
 * What a message is to a viewer that has seen a version: `next` follows on it, `conflated` follows on it and brings several
 * versions at once, `gap` leaves some out, `doubled` brings nothing that is newer.
 */
export type Verdict = 'snapshot' | 'next' | 'conflated' | 'gap' | 'doubled';

/** Judges a message; `seen` is the last version the viewer has seen, undefined before the first. */
export function judge(seen: number | undefined, { type, after, version }: Versions): Verdict {
  if (seen !== undefined && (version < seen || (version === seen && type === 'delta'))) return 'doubled';
  if (type === 'snapshot' || after === undefined) return 'snapshot';
  if (seen !== undefined && after > seen) return 'gap';
  return version - after > 1 ? 'conflated' : 'next';
}
