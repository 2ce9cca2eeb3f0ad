import { euros, type Money, sum } from '../money.ts';
import { CABINS, type CabinId } from './cabins.ts';
import { type FlightFacts, seatOf } from './flight.ts';
import { cabinsOf, type Layout, type PlacedSeat, type SeatCode } from './layout.ts';
import type { SeatTrait } from './traits.ts';

/**
 * The most that a fare or a surcharge may be, in minor units. The total of the largest order then fits Postgres's `integer`: `MOST_SEATS`
 * seats, each with a surcharge for every trait.
 */
export const MOST_PRICE = 2_000_000;

/** What a seat costs in each cabin of a flight. */
export type Fares = Partial<Record<CabinId, Money>>;

/** What a seat of a cabin costs besides the fare, for each of its traits that has a price. */
export type Surcharges = Partial<Record<CabinId, Partial<Record<SeatTrait, Money>>>>;

/** What the seats of a flight cost. */
export interface Tariff {
  readonly fares: Fares;
  /** None where it is left out. */
  readonly surcharges?: Surcharges;
}

/** What one seat costs, and why. */
export interface PriceLine {
  readonly seat: SeatCode;
  readonly cabin: CabinId;
  readonly fare: Money;
  readonly surcharges: readonly { readonly trait: SeatTrait; readonly price: Money }[];
  /** The fare and the surcharges together. */
  readonly total: Money;
}

/** What seats cost together: the one breakdown that maps, quotes and orders show. */
export interface PriceBreakdown {
  readonly lines: readonly PriceLine[];
  readonly total: Money;
}

const USUAL_FARES: Record<CabinId, Money> = {
  first: euros(129_000),
  business: euros(48_000),
  premium: euros(21_000),
  economy: euros(8_900),
};

/** The usual fares of a layout's cabins, for a flight that names none. */
export function usualFares(layout: Layout): Fares {
  const has = new Set(cabinsOf(layout).map(({ id }) => id));
  return Object.fromEntries(CABINS.filter((id) => has.has(id)).map((id) => [id, USUAL_FARES[id]]));
}

const USUAL_SURCHARGES: Surcharges = {
  premium: { extraLegroom: euros(6_000) },
  economy: { extraLegroom: euros(3_900), window: euros(900), aisle: euros(700) },
};

/** The usual surcharges of the scheduled flights. */
export function usualSurcharges(layout: Layout): Surcharges {
  const has = new Set(cabinsOf(layout).map(({ id }) => id));
  return Object.fromEntries(Object.entries(USUAL_SURCHARGES).filter(([id]) => has.has(id as CabinId)));
}

/** What a seat costs. A seat in a cabin without a fare is a fault of the flight, and throws. */
export function priceOfSeat({ fares, surcharges = {} }: Tariff, { code, cabin, traits }: PlacedSeat): PriceLine {
  const fare = fares[cabin];
  if (!fare) throw new Error(`seat ${code} has no fare`);
  const extra = traits.flatMap((trait) => {
    const price = surcharges[cabin]?.[trait];
    return price ? [{ trait, price }] : [];
  });
  return { seat: code, cabin, fare, surcharges: extra, total: sum([fare, ...extra.map(({ price }) => price)]) };
}

/** What seats cost together. A seat that the flight does not have, or has no fare for, throws. */
export function priceBreakdown(
  flight: Pick<FlightFacts, 'layoutId' | 'blockBy'> & Tariff,
  seats: readonly SeatCode[],
): PriceBreakdown {
  const lines = seats.map((code) => priceOfSeat(flight, seatOf(flight, code)));
  return { lines, total: sum(lines.map(({ total }) => total)) };
}
