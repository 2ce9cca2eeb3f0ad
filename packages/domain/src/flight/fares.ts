import { euros, type Money, sum } from '../money.ts';
import { type Party, seatsNeeded } from '../party/party.ts';
import { CABINS, type CabinId } from './cabins.ts';
import { type FlightFacts, seatOf } from './flight.ts';
import { cabinsOf, type Layout, type PlacedSeat, type SeatCode } from './layout.ts';
import type { SeatTrait } from './traits.ts';

/**
 * The highest fare or surcharge, in minor units. With it the total of the largest order fits Postgres's `integer`:
 * `MAX_SEATS` seats, each with a surcharge for every trait.
 */
export const MAX_PRICE = 2_000_000;

/** The fare of a seat in each cabin. */
export type Fares = Partial<Record<CabinId, Money>>;

/** The surcharge for each trait of a seat, by cabin. A trait without a surcharge costs nothing extra. */
export type Surcharges = Partial<Record<CabinId, Partial<Record<SeatTrait, Money>>>>;

/** The fares and surcharges of a flight. */
export interface Tariff {
  readonly fares: Fares;
  /** Left out: no surcharges. */
  readonly surcharges?: Surcharges;
}

/** The price of one seat, item by item. */
export interface PriceLine {
  readonly seat: SeatCode;
  readonly cabin: CabinId;
  readonly fare: Money;
  readonly surcharges: readonly { readonly trait: SeatTrait; readonly price: Money }[];
  /** The fare plus the surcharges. */
  readonly total: Money;
}

/** The price of seats, seat by seat. Maps, quotes and orders all show this breakdown. */
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

/** The fares of a flight that names none, for the cabins of its layout. */
export function usualFares(layout: Layout): Fares {
  const has = new Set(cabinsOf(layout).map(({ id }) => id));
  return Object.fromEntries(CABINS.filter((id) => has.has(id)).map((id) => [id, USUAL_FARES[id]]));
}

const USUAL_SURCHARGES: Surcharges = {
  premium: { extraLegroom: euros(6_000) },
  economy: { extraLegroom: euros(3_900), window: euros(900), aisle: euros(700) },
};

/** The surcharges of the scheduled flights. */
export function usualSurcharges(layout: Layout): Surcharges {
  const has = new Set(cabinsOf(layout).map(({ id }) => id));
  return Object.fromEntries(Object.entries(USUAL_SURCHARGES).filter(([id]) => has.has(id as CabinId)));
}

/** What a party pays in a cabin with that fare: the fare for each adult and child. An infant on a lap travels free. */
export function partyFare({ amount, currency }: Money, party: Party): Money {
  return { amount: amount * seatsNeeded(party), currency };
}

/** The price of a seat. Throws when the flight has no fare for the seat's cabin. */
export function priceOfSeat({ fares, surcharges = {} }: Tariff, { code, cabin, traits }: PlacedSeat): PriceLine {
  const fare = fares[cabin];
  if (!fare) throw new Error(`seat ${code} has no fare`);
  const extra = traits.flatMap((trait) => {
    const price = surcharges[cabin]?.[trait];
    return price ? [{ trait, price }] : [];
  });
  return { seat: code, cabin, fare, surcharges: extra, total: sum([fare, ...extra.map(({ price }) => price)]) };
}

/** The price of seats together. Throws for a seat that the flight does not have or has no fare for. */
export function priceBreakdown(
  flight: Pick<FlightFacts, 'layoutId' | 'blockBy'> & Tariff,
  seats: readonly SeatCode[],
): PriceBreakdown {
  const lines = seats.map((code) => priceOfSeat(flight, seatOf(flight, code)));
  return { lines, total: sum(lines.map(({ total }) => total)) };
}
