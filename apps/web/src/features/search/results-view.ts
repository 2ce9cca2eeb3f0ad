import type { FlightSummary } from '@jumpseat/booking/contracts';
import type { Party } from '@jumpseat/domain';
import { cheapestOffer } from './cabin-offers.ts';

/** The orders of results; the first is the usual one. */
export const SORTS = ['departure', 'price', 'duration'] as const;
export type Sort = (typeof SORTS)[number];

export const TIMES_OF_DAY = ['morning', 'afternoon', 'evening'] as const;
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];

/** How the results are sorted and which of them are shown. */
export interface ResultsView {
  readonly sort: Sort;
  /** Only flights that leave in this part of the day; null for all. */
  readonly time: TimeOfDay | null;
}

/** The view in an address. What it says wrongly is as usual. */
export function readView(params: Pick<URLSearchParams, 'get'>): ResultsView {
  return {
    sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'departure',
    time: TIMES_OF_DAY.find((time) => time === params.get('time')) ?? null,
  };
}

/** The same view for an address, without what is usual. */
export function viewParams({ sort, time }: ResultsView): Record<string, string> {
  const params: Record<string, string> = {};
  if (sort !== 'departure') params.sort = sort;
  if (time) params.time = time;
  return params;
}

/** The flights to show to a party, in order. They must come sorted by departure. */
export function viewFlights(
  flights: readonly FlightSummary[],
  { sort, time }: ResultsView,
  party: Party,
): FlightSummary[] {
  const shown = flights.filter((flight) => !time || timeOfDay(flight) === time);
  if (sort === 'price') return shown.toSorted(comparePrices(party));
  return sort === 'duration' ? shown.toSorted(compareDurations) : shown;
}

/** The part of the day in which a flight leaves, on the clocks of its airport. */
export function timeOfDay({ departsLocal }: Pick<FlightSummary, 'departsLocal'>): TimeOfDay {
  const hour = Number(departsLocal.slice(11, 13));
  if (hour < 12) return 'morning';
  return hour < 18 ? 'afternoon' : 'evening';
}

/** The ids of the cheapest flights for a party and of the fastest. Empty where all flights are the same. */
export function cheapestAndFastest(
  flights: readonly FlightSummary[],
  party: Party,
): { cheapest: Set<string>; fastest: Set<string> } {
  return { cheapest: bestBy(flights, comparePrices(party)), fastest: bestBy(flights, compareDurations) };
}

type Compare = (a: FlightSummary, b: FlightSummary) => number;

function bestBy(flights: readonly FlightSummary[], compare: Compare): Set<string> {
  const inOrder = flights.toSorted(compare);
  const [best] = inOrder;
  const worst = inOrder.at(-1);
  if (!best || !worst || compare(best, worst) === 0) return new Set();
  return new Set(flights.filter((flight) => compare(flight, best) === 0).map(({ id }) => id));
}

function comparePrices(party: Party): Compare {
  return (a, b) => compareNumbers(priceFor(party, a), priceFor(party, b));
}

function compareDurations(a: FlightSummary, b: FlightSummary): number {
  return compareNumbers(durationOf(a), durationOf(b));
}

/** Two infinities are equal. */
function compareNumbers(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

/** A flight without room for the party has no price: it comes last. */
function priceFor(party: Party, flight: FlightSummary): number {
  return cheapestOffer(flight, party)?.fare.amount ?? Number.POSITIVE_INFINITY;
}

function durationOf({ departsAt, arrivesAt }: FlightSummary): number {
  return arrivesAt === null ? Number.POSITIVE_INFINITY : Date.parse(arrivesAt) - Date.parse(departsAt);
}
