/** The seats that one passenger wants, all or none. */
export type Wish = readonly string[];

/** Has no divisor in common with the numbers of seats here, so that neighbours are not wanted one after the other. */
const STRIDE = 67;

/**
 * What passengers want of the same seats: in turn one seat and two that follow each other, so that wishes overlap in part. Each seat is
 * wanted by somebody alone, once there are twice as many passengers as seats: in the end none is left.
 */
export function overlappingWishes(seats: readonly string[], passengers: number): Wish[] {
  return Array.from({ length: passengers }, (_, passenger) => {
    const first = (passenger * STRIDE) % seats.length;
    const round = Math.floor(passenger / seats.length);
    return (passenger + round) % 2 === 0 ? pick(seats, [first]) : pick(seats, [first, (first + 1) % seats.length]);
  });
}

/** As many seats each, in turn one and two, but no seat twice: everybody can have what they want. */
export function separateWishes(seats: readonly string[]): Wish[] {
  const wishes: Wish[] = [];
  for (let next = 0; next < seats.length; next += wishes.at(-1)?.length ?? 1) {
    wishes.push(seats.slice(next, next + 1 + (wishes.length % 2)));
  }
  return wishes;
}

const pick = (seats: readonly string[], places: readonly number[]): Wish => places.map((place) => seats[place] ?? '');
