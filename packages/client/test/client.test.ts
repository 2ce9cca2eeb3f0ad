import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import {
  createJumpseatClient,
  type JumpseatClient,
  type OrderView,
  toCallError,
  type WatchState,
} from '../src/index.ts';
import { FlightServer } from './flight-server.ts';

let server: FlightServer;
let client: JumpseatClient;

beforeEach(async () => {
  server = await FlightServer.start();
  server.first = (after) => (after === undefined ? [{ type: 'snapshot', version: 1, seats: { A1: 'AVAILABLE' } }] : []);
  client = createJumpseatClient({ url: server.url });
});

afterEach(async () => {
  await client.close();
  vi.unstubAllGlobals();
});

/** Subscribes to a watch. `until` waits for a state. */
function follow<T>(watched: { subscribe(run: (state: WatchState<T>) => void): () => void }) {
  const states: WatchState<T>[] = [];
  const stop = watched.subscribe((state) => states.push(state));
  const until = (status: WatchState<T>['status'], value?: unknown) =>
    expect.poll(() => states.at(-1), { timeout: 10_000 }).toMatchObject(value ? { status, value } : { status });
  return { states, until, stop };
}

test('a refused call has its code, status and advice', async () => {
  const error = await client.trpc.flights.byId.query({ flightId: 'NONE' }).catch(toCallError);
  expect(error).toMatchObject({ code: 'FLIGHT_NOT_FOUND', status: 404, advice: 'Choose a flight from the list.' });
});

test('a call to a stopped server is UNAVAILABLE', async () => {
  await server.stop();
  const error = await client.trpc.flights.list.query().catch(toCallError);
  expect(error).toMatchObject({ code: 'UNAVAILABLE', status: 503 });
});

test('a program can name the server by its address alone or with a trailing slash', async () => {
  for (const url of [new URL(server.url).origin, `${server.url}/`]) {
    const other = createJumpseatClient({ url });
    for await (const { version } of other.watchSeatMap('FL123')) {
      expect(version).toBe(1);
      break;
    }
    await other.close();
  }
  expect(() => createJumpseatClient({ url: 'localhost:8080' })).toThrow(/Name its address/);
});

test('a program can loop over a map with every change applied, and leaving the loop unsubscribes', async () => {
  const seen: unknown[] = [];
  for await (const map of client.watchSeatMap('FL123')) {
    seen.push(map);
    if (map.version === 2) break;
    server.send({ type: 'delta', after: 1, version: 2, seats: { A1: 'HELD' } });
  }
  expect(seen).toEqual([
    { version: 1, seats: { A1: 'AVAILABLE' } },
    { version: 2, seats: { A1: 'HELD' } },
  ]);
  await expect.poll(() => server.viewers).toBe(0);
});

test('a loop over a flight that does not exist throws the refusal', async () => {
  const loop = async () => {
    for await (const _ of client.watchSeatMap('NONE'));
  };
  await expect(loop()).rejects.toMatchObject({ name: 'CallError', code: 'FLIGHT_NOT_FOUND', message: /NONE/ });
});

test('the socket opens with the first reader, and after a loss a watch continues after the last version', async () => {
  const statuses: string[] = [];
  client.connection.subscribe((status) => statuses.push(status));
  const map = follow(client.watchSeatMap('FL123'));
  await map.until('live', { version: 1 });
  server.first = (after = 0) => [{ type: 'delta', after, version: after + 1, seats: { A1: 'BOOKED' } }];
  server.drop();
  await map.until('live', { version: 2, seats: { A1: 'BOOKED' } });
  expect(server.requests.seatMap).toEqual([undefined, 1]);
  expect(statuses).toEqual(['idle', 'connecting', 'live', 'reconnecting', 'live']);
  expect(map.states.map(({ status }) => status)).toEqual(['loading', 'live', 'stale', 'live', 'live']);
});

test('a watch moves to a new connection without a gap when the server asks for it', async () => {
  const map = follow(client.watchSeatMap('FL123'));
  await map.until('live', { version: 1 });
  server.askToReconnect();
  await expect.poll(() => server.requests.seatMap, { timeout: 5_000 }).toEqual([undefined, 1]);
  await expect.poll(() => server.viewers, { timeout: 5_000 }).toBe(1);
  server.send({ type: 'delta', after: 1, version: 2, seats: { A1: 'HELD' } });
  await map.until('live', { version: 2, seats: { A1: 'HELD' } });
  expect(map.states.map(({ status }) => status)).toEqual(['loading', 'live', 'live']);
});

test('a watch requests the whole map after a missing change', async () => {
  const map = follow(client.watchSeatMap('FL123'));
  await map.until('live', { version: 1 });
  server.first = () => [{ type: 'snapshot', version: 9, seats: { A1: 'BOOKED' } }];
  server.send({ type: 'delta', after: 7, version: 8, seats: { A1: 'HELD' } });
  await map.until('live', { version: 9, seats: { A1: 'BOOKED' } });
  expect(server.requests.seatMap).toEqual([undefined, undefined]);
});

test('a watch accepts an older version only after it has requested the whole map', async () => {
  const map = follow(client.watchSeatMap('FL123', { from: { version: 50, seats: { A1: 'BOOKED' } } }));
  server.first = (after) => [{ type: 'snapshot', version: after === undefined ? 3 : 2, seats: { A1: 'HELD' } }];
  await map.until('live', { version: 3, seats: { A1: 'HELD' } });
  expect(server.requests.seatMap).toEqual([50, undefined]);
  expect(map.states.some(({ value }) => value?.version === 2)).toBe(false);
});

test('a program can follow an order by its status and version', async () => {
  const order = follow(client.watchOrder('order-1'));
  await expect.poll(() => server.viewers).toBe(1);
  server.sendOrder({ orderId: 'order-1', status: 'SEATS_RESERVED', version: 2 });
  await order.until('live', { status: 'SEATS_RESERVED' });
  server.sendOrder({ orderId: 'order-1', status: 'CREATED', version: 1 });
  server.sendOrder({ orderId: 'order-1', status: 'CONFIRMED', version: 3 });
  await order.until('live', { status: 'CONFIRMED' });
  expect(order.states.map(({ value }) => value?.version)).toEqual([undefined, 2, 3]);
});

test('a watch retries when the server cannot answer, but not after a refusal', async () => {
  const map = follow(client.watchSeatMap('FL123'));
  await map.until('live');
  server.refuse('UNAVAILABLE');
  await expect.poll(() => server.requests.seatMap, { timeout: 5_000 }).toEqual([undefined, undefined]);
  await map.until('live');
  expect(map.states.slice(1).map(({ status, error }) => error?.code ?? status)).toEqual([
    'live',
    'UNAVAILABLE',
    'live',
  ]);
  server.refuse('FLIGHT_CLOSED');
  await map.until('failed', { version: 1 });
  expect(map.states.at(-1)?.error).toMatchObject({ code: 'FLIGHT_CLOSED', status: 409 });
  expect(server.viewers).toBe(0);
});

test('one subscription too many is refused, and the others continue', async () => {
  const map = follow(client.watchSeatMap('FL123'));
  await map.until('live', { version: 1 });
  server.full = true;
  const others = [client.watchSeatMap('FL123'), client.watchOrder('order-1')];
  for (const other of others) {
    const next = other[Symbol.asyncIterator]().next();
    await expect(next).rejects.toMatchObject({ name: 'CallError', code: 'TOO_MANY_SUBSCRIPTIONS', status: 429 });
  }
  server.send({ type: 'delta', after: 1, version: 2, seats: { A1: 'HELD' } });
  await map.until('live', { version: 2 });
});

test('a closed client ends its watches and all later ones', async () => {
  const watched = client.watchSeatMap('FL123');
  const loop = (async () => {
    for await (const _ of watched) await client.close();
  })();
  await loop;
  expect(client.connection.status).toBe('idle');
  const later = follow(client.watchSeatMap('FL123'));
  expect(later.states).toEqual([{ status: 'closed' }]);
});

test('without a WebSocket calls work, and a watch says what to pass', async () => {
  vi.stubGlobal('WebSocket', undefined);
  const bare = createJumpseatClient({ url: server.url });
  const error = await bare.trpc.flights.byId.query({ flightId: 'NONE' }).catch(toCallError);
  expect(error).toMatchObject({ code: 'FLIGHT_NOT_FOUND' });
  const watched = bare.watchSeatMap('FL123');
  expect(() => watched.subscribe(() => {})).toThrow(/createJumpseatClient\(\{ url, WebSocket \}\)/);
  await expect(watched[Symbol.asyncIterator]().next()).rejects.toThrow(TypeError);
  await bare.close();
});

test('an order of the current guest is watched on a new socket if the old one belongs to another guest', async () => {
  server.otherGuests = 1;
  const map = follow(client.watchSeatMap('FL123'));
  await map.until('live', { version: 1 });
  const order = follow(client.watchOrder('order-1', { from: { orderId: 'order-1', version: 1 } as OrderView }));
  await expect.poll(() => server.requests.order).toEqual([1, undefined]);
  server.sendOrder({ orderId: 'order-1', version: 2 });
  await order.until('live', { version: 2 });
  expect(order.states.map(({ error }) => error)).not.toContainEqual(expect.anything());
  server.send({ type: 'delta', after: 1, version: 2, seats: { A1: 'HELD' } });
  await map.until('live', { version: 2 });
  expect(server.connections).toBe(2);
  order.stop();
  map.stop();
});

test('an order of another guest is requested once more, then refused', async () => {
  server.otherGuests = 100;
  const order = follow(client.watchOrder('order-1', { from: { orderId: 'order-1', version: 1 } as OrderView }));
  await order.until('failed');
  expect(order.states.at(-1)?.error).toMatchObject({ code: 'ORDER_NOT_FOUND' });
  expect(server.requests.order).toHaveLength(2);
});

test('an unknown order is refused at once', async () => {
  server.otherGuests = 100;
  const order = follow(client.watchOrder('order-1'));
  await order.until('failed');
  expect(server.requests.order).toHaveLength(1);
});
