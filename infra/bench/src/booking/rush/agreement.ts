import type { Told } from './told.ts';

/** A seat that Postgres has as sold, and to which order. */
export interface Sale {
  readonly seat: string;
  readonly orderId: string;
}

/** Where what passengers were told and what Postgres has don't agree. All of it has to be 0. */
export interface Disagreement {
  /** Seats that two passengers were told are theirs. */
  readonly soldTwice: number;
  /** Seats that a passenger was told are theirs, and Postgres doesn't have as sold to them. */
  readonly toldButNotSold: number;
  /** Seats that Postgres has as sold, and nobody was told so. */
  readonly soldButNotTold: number;
  /** Passengers who were refused, though none of the seats they wanted was sold. */
  readonly refusedThoughFree: number;
  /** Passengers whose order Postgres has with another status than they were told, or not at all. */
  readonly recordedOtherwise: number;
}

/**
 * Compares what the passengers of a flight were told with what Postgres has, when everyone who held seats has paid.
 *
 * @param sales every booking of the flight
 * @param statuses of every order of the flight, by its id
 */
export function disagreement(
  told: readonly Told[],
  sales: readonly Sale[],
  statuses: ReadonlyMap<string, string>,
): Disagreement {
  const sold = new Map(sales.map(({ seat, orderId }) => [seat, orderId]));
  const confirmed = told
    .filter(({ status }) => status === 'CONFIRMED')
    .flatMap(({ wish, orderId }) => wish.map((seat) => ({ seat, orderId })));
  const theirs = new Set(confirmed.map(({ seat }) => seat));
  const refused = told.filter(({ orderId, granted }) => orderId !== null && !granted);
  return {
    soldTwice: confirmed.length - theirs.size,
    toldButNotSold: confirmed.filter(({ seat, orderId }) => sold.get(seat) !== orderId).length,
    soldButNotTold: sales.filter(({ seat }) => !theirs.has(seat)).length,
    refusedThoughFree: refused.filter(({ wish }) => !wish.some((seat) => sold.has(seat))).length,
    recordedOtherwise: told.filter(({ orderId, status }) => orderId !== null && statuses.get(orderId) !== status)
      .length,
  };
}
