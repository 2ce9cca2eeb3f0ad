import { once } from 'node:events';
import type { SeatMapMessage } from '@jumpseat/booking/contracts';
import { expect, test } from 'vitest';
import { flightAhead } from '../../testing/memory-flights.ts';
import { rawSocket, watchFrame } from '../../testing/raw-socket.ts';
import { testApp } from '../../testing/test-app.ts';

const FLIGHT = 'JS801';
const CHANGES = 500;
const MAX_BYTES = 128 * 1024;

const messageOf = (frame: Record<string, unknown>) =>
  (frame as { result: { data: { data: SeatMapMessage } } }).result.data.data;

test('a viewer that stops reading gets the newest state when it reads again, and does not delay other viewers', async () => {
  const api = await testApp();
  await api.flights.create(flightAhead(FLIGHT, 'b787-9'));
  const { host } = await api.listen();
  const upgraded = once(api.app.server, 'upgrade');
  const slow = await rawSocket(host);
  const [, serverSide] = await upgraded;
  const quick = await rawSocket(host);
  for (const viewer of [slow, quick]) {
    viewer.send(watchFrame(1, FLIGHT));
    await viewer.next();
    await viewer.next();
  }

  slow.socket.pause();
  const seats = Object.keys((await api.flights.seatStates(FLIGHT))?.seats ?? {});
  for (let version = 1; version <= CHANGES; version++) {
    api.flights.set(FLIGHT, seats, { status: version % 2 ? 'HELD' : 'AVAILABLE', orderId: null });
    api.orders.changes.emit('seats', { flightId: FLIGHT, version });
    expect(messageOf(await quick.next()).version).toBe(version);
  }
  // The system's buffers, which all sockets share, stay almost empty too.
  expect(serverSide.bytesWritten).toBeLessThan(MAX_BYTES);

  slow.socket.resume();
  let seen = 0;
  let read = 0;
  while (seen < CHANGES) {
    const message = messageOf(await slow.next());
    expect(message).toMatchObject({ type: 'delta', after: seen });
    seen = message.version;
    read += 1;
  }
  expect(read).toBeLessThan(CHANGES / 10);
});
