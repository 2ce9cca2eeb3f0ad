import { expect, test } from 'vitest';
import { aTrip } from './a-trip.ts';
import { groupTrips } from './group-trips.ts';

const NOW = Date.parse('2026-11-26T12:00:00Z');
const tripOn = (orderId: string, departsAt: string, arrivesAt: string | null = null) =>
  aTrip({ order: { orderId }, flight: { departsAt, arrivesAt } });

/** The ids of the trips in each group, in order. */
function grouped(trips: ReturnType<typeof aTrip>[]) {
  const { upcoming, past, refunded } = groupTrips(trips, NOW);
  const idsOf = (group: typeof trips) => group.map(({ order }) => order.orderId);
  return { upcoming: idsOf(upcoming), past: idsOf(past), refunded: idsOf(refunded) };
}

test('a passenger sees the next trip first, and of the past ones the latest', () => {
  const trips = [
    tripOn('in spring', '2027-03-01T08:00:00Z'),
    tripOn('last year', '2025-07-01T08:00:00Z'),
    tripOn('tomorrow', '2026-11-27T08:00:00Z'),
    tripOn('last week', '2026-11-19T08:00:00Z'),
  ];
  expect(grouped(trips)).toEqual({
    upcoming: ['tomorrow', 'in spring'],
    past: ['last week', 'last year'],
    refunded: [],
  });
});

test('a trip stays among the upcoming ones until its flight has landed', () => {
  const departsAt = '2026-11-26T08:00:00Z';
  const trips = [
    tripOn('in the air', departsAt, '2026-11-26T12:30:00Z'),
    tripOn('landed', departsAt, '2026-11-26T11:30:00Z'),
    tripOn('left', departsAt),
  ];
  expect(grouped(trips)).toMatchObject({ upcoming: ['in the air'], past: ['left', 'landed'] });
});

test('a refunded trip is in a list of its own, whenever it was to leave', () => {
  const trips = ['2026-11-19T08:00:00Z', '2026-12-24T08:00:00Z'].map((departsAt, index) =>
    aTrip({ order: { orderId: `${index}`, status: 'REFUNDED' }, flight: { departsAt } }),
  );
  expect(grouped(trips)).toEqual({ upcoming: [], past: [], refunded: ['1', '0'] });
});
