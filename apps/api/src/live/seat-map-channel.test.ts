import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import type { SeatStatus } from '@jumpseat/domain';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { SeatMapChannel } from './seat-map-channel.ts';

const logger = pino({ level: 'silent' });

/** A flight in a database that the test changes; each change is one version. */
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
    get caughtUp() {
      return reads;
    },
  };
}

async function watching(database: ReturnType<typeof flight>, after?: number) {
  const channel = new SeatMapChannel('T1', database.reads, logger);
  await channel.ready;
  await expect.poll(() => database.caughtUp).toBe(1);
  const controller = new AbortController();
  const viewer = channel.watch(after, controller.signal);
  const next = async () => (await viewer.next()).value as SeatMapMessage;
  return { channel, next, controller, viewer };
}

test('a viewer gets a snapshot, then each change in version order', async () => {
  const database = flight(['A1', 'A2']);
  const { channel, next } = await watching(database);
  expect(await next()).toEqual({ type: 'snapshot', version: 0, seats: { A1: 'AVAILABLE', A2: 'AVAILABLE' } });
  channel.announce(database.change('A1', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 0, version: 1, seats: { A1: 'HELD' } });
  channel.announce(database.change('A2', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 1, version: 2, seats: { A2: 'HELD' } });
});

test('a viewer that reconnects gets what it missed, however long it was away', async () => {
  const database = flight(['A1', 'A2', 'A3']);
  database.change('A1', 'HELD');
  database.change('A2', 'HELD');
  database.change('A1', 'BOOKED');
  const { next } = await watching(database, 1);
  expect(await next()).toEqual({ type: 'delta', after: 1, version: 3, seats: { A1: 'BOOKED', A2: 'HELD' } });
});

test('a viewer that has seen everything waits for the next change', async () => {
  const database = flight(['A1']);
  const { channel, next } = await watching(database, 0);
  const message = next();
  channel.announce(database.change('A1', 'HELD'));
  expect(await message).toMatchObject({ type: 'delta', version: 1 });
});

test('a version from the future gets a snapshot', async () => {
  const { next } = await watching(flight(['A1']), 99);
  expect(await next()).toMatchObject({ type: 'snapshot', version: 0 });
});

test('a version that another node has shown already is looked for, and gone on from', async () => {
  const database = flight(['A1', 'A2']);
  const { channel } = await watching(database);
  database.change('A1', 'HELD');
  const viewer = channel.watch(1, new AbortController().signal);
  const message = viewer.next();
  await expect.poll(() => channel.version).toBe(1);
  channel.announce(database.change('A2', 'HELD'));
  expect((await message).value).toEqual({ type: 'delta', after: 1, version: 2, seats: { A2: 'HELD' } });
});

test('a viewer that does not keep up gets several changes as one, with each seat as it is now', async () => {
  const database = flight(['A1', 'A2']);
  const { channel, next } = await watching(database);
  await next();
  for (const status of ['HELD', 'AVAILABLE', 'HELD', 'BOOKED'] as const)
    channel.announce(database.change('A1', status));
  channel.announce(database.change('A2', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 0, version: 5, seats: { A1: 'BOOKED', A2: 'HELD' } });
});

test('a change that was missed, or too large to be carried along, is read', async () => {
  const database = flight(['A1', 'A2']);
  const { channel, next } = await watching(database);
  await next();
  database.change('A1', 'HELD');
  channel.announce(database.change('A2', 'HELD'));
  expect(await next()).toEqual({ type: 'delta', after: 0, version: 2, seats: { A1: 'HELD', A2: 'HELD' } });
  const { version } = database.change('A1', 'BOOKED');
  channel.announce({ version });
  expect(await next()).toEqual({ type: 'delta', after: 2, version: 3, seats: { A1: 'BOOKED' } });
});

test('news that is old, or comes twice, is sent to nobody', async () => {
  const database = flight(['A1']);
  const { channel, next } = await watching(database);
  await next();
  const change = database.change('A1', 'HELD');
  channel.announce(change);
  channel.announce(change);
  expect(await next()).toMatchObject({ version: 1 });
  channel.announce(change);
  const message = next();
  channel.announce(database.change('A1', 'BOOKED'));
  expect(await message).toMatchObject({ after: 1, version: 2 });
});

test('what is sent to viewers who have seen the same is computed once', async () => {
  const database = flight(['A1']);
  const channel = new SeatMapChannel('T1', database.reads, logger);
  await channel.ready;
  const never = new AbortController().signal;
  const [first, second] = [channel.watch(undefined, never), channel.watch(undefined, never)];
  expect((await first.next()).value).toBe((await second.next()).value);
});

test('a viewer that leaves ends its stream', async () => {
  const { viewer, next, controller } = await watching(flight(['A1']));
  await next();
  const end = viewer.next();
  controller.abort();
  expect(await end).toEqual({ done: true, value: undefined });
});

test('a flight that is not there is refused', async () => {
  const { reads } = flight([]);
  const channel = new SeatMapChannel('T1', { ...reads, seatStates: async () => null }, logger);
  await expect(channel.ready).rejects.toMatchObject({ code: 'FLIGHT_NOT_FOUND' });
});
