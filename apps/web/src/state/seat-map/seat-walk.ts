import type { CabinView } from '@jumpseat/booking/contracts';

const STEPS: Readonly<Record<string, readonly [rows: number, places: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * The seat that an arrow key leads to from another: the next in that direction, across aisles and gaps.
 * @returns undefined when the key is no arrow, or there is no seat that way
 */
export function seatTowards(cabins: readonly CabinView[], from: string, key: string): string | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  const rows = cabins.flatMap((cabin) => cabin.rows.map(({ places }) => places));
  let row = rows.findIndex((places) => places.some((place) => place?.code === from));
  let place = rows[row]?.findIndex((each) => each?.code === from) ?? -1;
  for (;;) {
    row += step[0];
    place += step[1];
    const places = rows[row];
    if (!places || place < 0 || (step[0] === 0 && place >= places.length)) return undefined;
    const seat = places[Math.min(place, places.length - 1)];
    if (seat) return seat.code;
  }
}
