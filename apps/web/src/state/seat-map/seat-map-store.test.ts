import type { SeatMapMessage, SeatMapView } from '@jumpseat/booking/contracts';
import { euros } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { SeatMapStore } from './seat-map-store.svelte.ts';

const seat = (code: string) => ({ code, cabin: 'economy', price: euros(8_900), status: 'AVAILABLE' }) as const;
const view: SeatMapView = { flightId: 'FL123', version: 4, seats: [seat('A1'), seat('A2')] };

interface Handlers {
  onData(event: { data: SeatMapMessage }): void;
  onError(error: unknown): void;
}

/** A server whose messages the test sends by hand. */
function fakeWatch() {
  const asked: { lastEventId?: string }[] = [];
  let send = (_: SeatMapMessage) => {};
  let end = (_: unknown) => {};
  let watchers = 0;
  const watch = {
    subscribe(input: { lastEventId?: string }, { onData, onError }: Handlers) {
      end = onError;
      asked.push(input);
      watchers += 1;
      send = (data) => onData({ data });
      return {
        unsubscribe: () => {
          watchers -= 1;
        },
      };
    },
  };
  return {
    watch: watch as unknown as Parameters<SeatMapStore['watch']>[0],
    asked,
    send: (message: SeatMapMessage) => send(message),
    end: (error: unknown) => end(error),
    watchers: () => watchers,
  };
}

test('a map goes on from the version it was drawn with and follows each change', () => {
  const store = new SeatMapStore(view);
  const server = fakeWatch();
  const stop = store.watch(server.watch);
  expect(server.asked).toEqual([{ flightId: 'FL123', lastEventId: '4' }]);
  server.send({ type: 'delta', after: 4, version: 5, seats: { A1: 'HELD' } });
  expect([store.statusOf('A1'), store.statusOf('A2'), store.available]).toEqual(['HELD', 'AVAILABLE', 1]);
  stop();
  expect(server.watchers()).toBe(0);
});

test('a map that misses a change asks for the whole of it', () => {
  const store = new SeatMapStore(view);
  const server = fakeWatch();
  const stop = store.watch(server.watch);
  server.send({ type: 'delta', after: 7, version: 8, seats: { A1: 'BOOKED' } });
  expect(store.statusOf('A1')).toBe('AVAILABLE');
  expect(server.asked[1]).toEqual({ flightId: 'FL123' });
  server.send({ type: 'snapshot', version: 8, seats: { A1: 'BOOKED', A2: 'HELD' } });
  expect([store.version, store.statusOf('A1')]).toEqual([8, 'BOOKED']);
  stop();
  expect(server.watchers()).toBe(0);
});

test('a map that can no longer be watched says why, until that is dismissed', () => {
  const store = new SeatMapStore(view);
  const server = fakeWatch();
  store.watch(server.watch);
  const problem = {
    code: 'FLIGHT_NOT_FOUND',
    message: 'There is no such flight',
    advice: 'Choose a flight from the list.',
  };
  server.end(Object.assign(new Error(), { data: { problem } }));
  expect(store.error).toMatchObject(problem);
  store.dismiss();
  expect(store.error).toBeNull();
});
