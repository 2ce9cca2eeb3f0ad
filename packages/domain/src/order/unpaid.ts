import { type Refusal, refusal } from '../errors.ts';

/** How much may be held without paying. */
export interface UnpaidLimits {
  /** Open orders of one guest, with seats or without. */
  readonly ordersOfGuest: number;
  /** Seats of one flight for one guest. */
  readonly seatsOfGuest: number;
  /** Open orders without seats from one address. */
  readonly emptyOfAddress: number;
  /** The share of a flight's seats for one address, 0 to 1. */
  readonly shareOfAddress: number;
  /** The most seats of one order: a single order never exceeds its address's share. */
  readonly seatsOfOrder: number;
}

/** What is held without paying: by a guest, and from its address. */
export interface Unpaid {
  readonly ordersOfGuest: number;
  readonly seatsOfGuest: number;
  readonly emptyOfAddress: number;
  readonly seatsOfAddress: number;
}

/** Flights of no more seats than this are for demonstrations and tests. Their callers share an address, and hold most of the flight. */
const SMALL_FLIGHT = 60;

/** Which limit `unpaid` exceeds; undefined where it exceeds none. */
export type UnpaidLimit = keyof Unpaid;

/**
 * Why nothing more may be held; undefined where `unpaid`, which contains what is asked for, is within the limits.
 *
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
