import type { SeatMapView } from '@jumpseat/booking/contracts';
import type { SeatMapState } from '@jumpseat/client';
import { euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { fakeWatch } from '#testing/fake-watch.ts';
import { SeatMapStore } from './seat-map-store.svelte.ts';

const seat = (code: string) => ({ code, cabin: 'economy', price: euros(8_900), status: 'AVAILABLE' }) as const;
const view: SeatMapView = { flightId: 'FL123', version: 4, seats: [seat('A1'), seat('A2')] };

test('a map continues from the version it was drawn with and follows each change', () => {
  const store = new SeatMapStore(view);
  const server = fakeWatch<SeatMapState>();
  const stop = store.watch({ watchSeatMap: server.watch });
  const drawn = { version: 4, seats: { A1: 'AVAILABLE', A2: 'AVAILABLE' } };
  expect(server.asked).toEqual([{ id: 'FL123', from: drawn }]);
  server.send({ version: 5, seats: { A1: 'HELD', A2: 'AVAILABLE' } });
  expect([store.statusOf('A1'), store.statusOf('A2'), store.available]).toEqual(['HELD', 'AVAILABLE', 1]);
  stop();
  expect(server.watched()).toBe(false);
});

test('a listener hears which seats were taken, and nothing of seats that became free', () => {
  const store = new SeatMapStore(view);
  const server = fakeWatch<SeatMapState>();
  const taken: string[][] = [];
  store.watch({ watchSeatMap: server.watch }, (seats) => taken.push([...seats]));
  server.send({ version: 5, seats: { A1: 'HELD', A2: 'AVAILABLE' } });
  server.send({ version: 6, seats: { A1: 'AVAILABLE', A2: 'BOOKED' } });
  expect(taken).toEqual([['A1'], ['A2']]);
});

test('a map that cannot be watched says why, until that is dismissed or over', () => {
  const store = new SeatMapStore(view);
  const server = fakeWatch<SeatMapState>();
  store.watch({ watchSeatMap: server.watch });
  server.fail('FLIGHT_NOT_FOUND');
  expect(store.error?.code).toBe('FLIGHT_NOT_FOUND');
  expect(store.statusOf('A1')).toBe('AVAILABLE');
  store.dismiss();
  expect(store.error).toBeNull();
  server.fail('UNAVAILABLE');
  server.send({ version: 5, seats: {} });
  expect(store.error).toBeNull();
});
