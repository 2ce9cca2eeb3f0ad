import type { FlightSummary } from '@jumpseat/booking/contracts';
import { adults, euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { cheapestAndFastest, readView, timeOfDay, viewFlights, viewParams } from './results-view.ts';

/** A flight that leaves at `leaves`, costs `price` euros and takes `minutes`. */
function aFlight(id: string, leaves: string, price: number, minutes: number | null, seatsLeft = 9) {
  const departsAt = `2026-12-01T${leaves}:00Z`;
  return {
    id,
    departsAt,
    departsLocal: `2026-12-01T${leaves}`,
    arrivesAt: minutes === null ? null : new Date(Date.parse(departsAt) + minutes * 60_000).toISOString(),
    fares: { economy: euros(100 * price) },
    surcharges: {},
    seatsAvailableByCabin: { economy: seatsLeft },
  } as unknown as FlightSummary;
}

const FLIGHTS = [
  aFlight('early', '06:45', 98, 110),
  aFlight('noon', '13:15', 76, 115),
  aFlight('late', '19:30', 76, 110),
];
const shown = (view: Parameters<typeof viewFlights>[1], flights = FLIGHTS) =>
  viewFlights(flights, view, adults(1)).map(({ id }) => id);

test('a view survives its address, and the usual one is not in it', () => {
  expect(viewParams({ sort: 'departure', time: null })).toEqual({});
  const view = { sort: 'price', time: 'evening' } as const;
  expect(readView(new URLSearchParams(viewParams(view)))).toEqual(view);
  expect(readView(new URLSearchParams('sort=colour&time=night'))).toEqual({ sort: 'departure', time: null });
});

test('flights are sorted by departure, price or duration, and equal ones by departure', () => {
  expect(shown({ sort: 'departure', time: null })).toEqual(['early', 'noon', 'late']);
  expect(shown({ sort: 'price', time: null })).toEqual(['noon', 'late', 'early']);
  expect(shown({ sort: 'duration', time: null })).toEqual(['early', 'late', 'noon']);
});

test('full flights and those without an arrival come last', () => {
  const flights = [aFlight('full', '06:00', 10, null, 0), ...FLIGHTS];
  expect(shown({ sort: 'price', time: null }, flights).at(-1)).toBe('full');
  expect(shown({ sort: 'duration', time: null }, flights).at(-1)).toBe('full');
});

test('a visitor sees only the flights of the chosen part of the day', () => {
  expect(shown({ sort: 'departure', time: 'morning' })).toEqual(['early']);
  expect(shown({ sort: 'price', time: 'evening' })).toEqual(['late']);
});

test.each([
  ['00:00', 'morning'],
  ['11:59', 'morning'],
  ['12:00', 'afternoon'],
  ['17:59', 'afternoon'],
  ['18:00', 'evening'],
])('a flight at %s leaves in the %s', (at, time) => {
  expect(timeOfDay({ departsLocal: `2026-12-01T${at}` })).toBe(time);
});

test('the cheapest and the fastest flights stand out, where flights differ', () => {
  const best = (flights: typeof FLIGHTS) => cheapestAndFastest(flights, adults(1));
  expect(best(FLIGHTS)).toEqual({ cheapest: new Set(['noon', 'late']), fastest: new Set(['early', 'late']) });
  expect(best(FLIGHTS.slice(0, 1))).toEqual({ cheapest: new Set(), fastest: new Set() });
  expect(best([])).toEqual({ cheapest: new Set(), fastest: new Set() });
});

test('a flight without enough seats for a group is not the cheapest, and comes last by price', () => {
  const flights = [aFlight('few', '06:00', 10, 110, 2), ...FLIGHTS];
  expect(cheapestAndFastest(flights, adults(3)).cheapest).toEqual(new Set(['noon', 'late']));
  expect(cheapestAndFastest(flights, adults(2)).cheapest).toEqual(new Set(['few']));
  const byPrice = viewFlights(flights, { sort: 'price', time: null }, adults(3));
  expect(byPrice.map(({ id }) => id)).toEqual(['noon', 'late', 'early', 'few']);
});
