import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import type { SeatStatus } from '@jumpseat/domain';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { SeatMapTopic } from './seat-map-topic.ts';

const logger = pino({ level: 'silent' });

/** A flight in a database that the test changes. Each change is one version. */
function flight(seats: string[]) {
  const states = new Map(seats.map((seat) => [seat, { status: 'AVAILABLE' as SeatStatus, version: 0 }]));
  let version = 0;
  let reads = 0;
  return {
    change(seat: string, status: SeatStatus) {
      version += 1;
      states.set(seat, { status, version });
      return { version, seats: { [seat]: status } };
    },
    reads: {
      async seatStates() {
        return { version, seats: Object.fromEntries(states) };
      },
      async seatsSince(_: string, after: number) {
        reads += 1;
        const changed = [...states].filter(([, state]) => state.version > after);
        return { version, seats: Object.fromEntries(changed.map(([seat, { status }]) => [seat, status])) };
      },
    },
    get missedReads() {
      return reads;
    },
  };
}

async function watching(database: ReturnType<typeof flight>, after?: number) {
  const topic = new SeatMapTopic('T1', database.reads, logger);
  await topic.ready;
  await expect.poll(() => database.missedReads).toBe(1);
  const controller = new AbortController();
  const viewer = topic.watch(after, controller.signal);
  const next = async () => (await viewer.next()).value as SeatMapMessage;
  return { topic, next, controller, viewer };
}

test('a viewer gets a snapshot, then each change in version order', async () => {
  const database = flight(['A1', 'A2']);
  const { topic, next } = await watching(database);
  expect(await next()).toEqual({ type: 'snapshot', version: 0, seats: { A1: 'AVAILABLE', A2: 'AVAILABLE' } });
  topic.receive(database.change('A1', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 0, version: 1, seats: { A1: 'HELD' } });
  topic.receive(database.change('A2', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 1, version: 2, seats: { A2: 'HELD' } });
});

test('a viewer that reconnects gets the changes it missed as one delta, however long it was away', async () => {
  const database = flight(['A1', 'A2', 'A3']);
  database.change('A1', 'HELD');
  database.change('A2', 'HELD');
  database.change('A1', 'BOOKED');
  const { next } = await watching(database, 1);
  expect(await next()).toEqual({ type: 'delta', after: 1, version: 3, seats: { A1: 'BOOKED', A2: 'HELD' } });
});

test('a viewer that has seen everything waits for the next change', async () => {
  const database = flight(['A1']);
  const { topic, next } = await watching(database, 0);
  const message = next();
  topic.receive(database.change('A1', 'HELD'));
  expect(await message).toMatchObject({ type: 'delta', version: 1 });
});

test('a viewer with an unknown future version gets a snapshot', async () => {
  const { next } = await watching(flight(['A1']), 99);
  expect(await next()).toMatchObject({ type: 'snapshot', version: 0 });
});

test('a viewer continues from a version that only another node has shown so far', async () => {
  const database = flight(['A1', 'A2']);
  const { topic } = await watching(database);
  database.change('A1', 'HELD');
  const viewer = topic.watch(1, new AbortController().signal);
  const message = viewer.next();
  await expect.poll(() => topic.version).toBe(1);
  topic.receive(database.change('A2', 'HELD'));
  expect((await message).value).toEqual({ type: 'delta', after: 1, version: 2, seats: { A2: 'HELD' } });
});

test('a slow viewer gets several changes as one delta with the current seats', async () => {
  const database = flight(['A1', 'A2']);
  const { topic, next } = await watching(database);
  await next();
  for (const status of ['HELD', 'AVAILABLE', 'HELD', 'BOOKED'] as const) topic.receive(database.change('A1', status));
  topic.receive(database.change('A2', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 0, version: 5, seats: { A1: 'BOOKED', A2: 'HELD' } });
});

test('a viewer gets changes whose news was lost or did not name the seats', async () => {
  const database = flight(['A1', 'A2']);
  const { topic, next } = await watching(database);
  await next();
  database.change('A1', 'HELD');
  topic.receive(database.change('A2', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 0, version: 2, seats: { A1: 'HELD', A2: 'HELD' } });
  const { version } = database.change('A1', 'BOOKED');
  topic.receive({ version });
  expect(await next()).toEqual({ type: 'delta', after: 2, version: 3, seats: { A1: 'BOOKED' } });
});

test('old or repeated news is not sent to viewers', async () => {
  const database = flight(['A1']);
  const { topic, next } = await watching(database);
  await next();
  const change = database.change('A1', 'HELD');
  topic.receive(change);
  topic.receive(change);
  expect(await next()).toMatchObject({ version: 1 });
  topic.receive(change);
  const message = next();
  topic.receive(database.change('A1', 'BOOKED'));
  expect(await message).toMatchObject({ after: 1, version: 2 });
});

test('viewers of the same version get one shared message', async () => {
  const database = flight(['A1']);
  const topic = new SeatMapTopic('T1', database.reads, logger);
  await topic.ready;
  const never = new AbortController().signal;
  const first = topic.watch(undefined, never);
  const second = topic.watch(undefined, never);
  expect((await first.next()).value).toBe((await second.next()).value);
});

test('a viewer that leaves ends its stream', async () => {
  const { viewer, next, controller } = await watching(flight(['A1']));
  await next();
  const end = viewer.next();
  controller.abort();
  expect(await end).toEqual({ done: true, value: undefined });
});

test('an unknown flight is refused', async () => {
  const { reads } = flight([]);
  const topic = new SeatMapTopic('T1', { ...reads, seatStates: async () => null }, logger);
  await expect(topic.ready).rejects.toMatchObject({ code: 'FLIGHT_NOT_FOUND' });
});
