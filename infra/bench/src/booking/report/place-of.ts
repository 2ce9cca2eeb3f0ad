import type { Row } from '../results.ts';

/** How the bookings of the product are spread and kept, in a few words. */
export function placeOf({ spread, storage }: Pick<Row, 'spread' | 'storage'>): string {
  if (storage === 'disk') return 'as shipped';
  return spread === 'many' ? 'many flights' : 'one flight';
}
