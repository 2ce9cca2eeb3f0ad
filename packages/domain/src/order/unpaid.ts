import { type Refusal, refusal } from '../errors.ts';

/** The limits on unpaid orders and seats. */
export interface UnpaidLimits {
  /** Open orders of one guest, with or without seats. */
  readonly ordersOfGuest: number;
  /** Seats of one guest on one flight. */
  readonly seatsOfGuest: number;
  /** Open orders without seats of one address. */
  readonly emptyOfAddress: number;
  /** The share of a flight's seats that one address may hold, 0 to 1. */
  readonly shareOfAddress: number;
  /** The most seats of one order. An address may always hold this many. */
  readonly seatsOfOrder: number;
}

/** The unpaid orders and seats of a guest and of its address. */
export interface Unpaid {
  readonly ordersOfGuest: number;
  readonly seatsOfGuest: number;
  readonly emptyOfAddress: number;
  readonly seatsOfAddress: number;
}

/** Flights up to this size are for demos and tests. Their callers share one address and hold most of the flight. */
const SMALL_FLIGHT = 60;

/** The name of a limit. */
export type UnpaidLimit = keyof Unpaid;

/**
 * Returns the refusal if `unpaid` exceeds a limit; otherwise undefined.
 *
 * @param unpaid includes the request itself
 * @param seatsOfFlight how many seats the flight has
 */
export function refuseUnpaid(
  unpaid: Unpaid,
  limits: UnpaidLimits,
  seatsOfFlight: number,
): (Refusal & { limit: UnpaidLimit }) | undefined {
  const share = Math.max(limits.seatsOfOrder, Math.floor(seatsOfFlight * limits.shareOfAddress));
  const rules: readonly [UnpaidLimit, number, string][] = [
    ['ordersOfGuest', limits.ordersOfGuest, 'open orders'],
    ['seatsOfGuest', limits.seatsOfGuest, 'unpaid seats on one flight'],
    ['emptyOfAddress', limits.emptyOfAddress, 'open orders without seats from one address'],
    [
      'seatsOfAddress',
      seatsOfFlight > SMALL_FLIGHT ? share : seatsOfFlight,
      'unpaid seats of this flight from one address',
    ],
  ];
  const exceeded = rules.find(([limit, most]) => unpaid[limit] > most);
  if (!exceeded) return undefined;
  const [limit, most, what] = exceeded;
  return { ...refusal('UNPAID_LIMIT_REACHED', { detail: `at most ${most} ${what}` }), limit };
}
