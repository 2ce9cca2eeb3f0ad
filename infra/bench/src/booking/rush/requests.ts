/** The seats that one passenger wants, all or none. */
export type SeatRequest = readonly string[];

/** What a passenger of a rush was told. */
export interface RushOutcome {
  readonly seats: SeatRequest;
  /** Null where the request failed: `status` is the reason then. */
  readonly orderId: string | null;
  readonly isGranted: boolean;
  /** The order's last status. SEATS_RESERVED where the passenger didn't pay. */
  readonly status: string;
  /** Milliseconds until the passenger knew whether the seats are held. */
  readonly answeredMs: number;
  /** Milliseconds from there to the order's end. Null where the passenger was refused or didn't pay. */
  readonly confirmedMs: number | null;
}

/** Shares no divisor with the numbers of seats here, so that consecutive passengers want distant seats. */
const STRIDE = 67;

/**
 * Requests of one seat and of two neighbours in turn, so that they overlap in part. With twice as many passengers as
 * seats, each seat is also requested alone: in the end none is left.
 */
export function overlappingRequests(seats: readonly string[], passengers: number): SeatRequest[] {
  return Array.from({ length: passengers }, (_, passenger) => {
    const first = (passenger * STRIDE) % seats.length;
    const round = Math.floor(passenger / seats.length);
    const places = (passenger + round) % 2 === 0 ? [first] : [first, (first + 1) % seats.length];
    return places.map((place) => seats[place] ?? '');
  });
}

/** Requests of one seat and of two in turn, each seat once: everybody can have what they want. */
export function separateRequests(seats: readonly string[]): SeatRequest[] {
  const requests: SeatRequest[] = [];
  for (let next = 0; next < seats.length; next += requests.at(-1)?.length ?? 1) {
    requests.push(seats.slice(next, next + 1 + (requests.length % 2)));
  }
  return requests;
}
