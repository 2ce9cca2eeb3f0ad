import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { rawSocket } from '../../testing/raw-socket.ts';
import { testApp } from '../../testing/test-app.ts';
import { type Client, disconnectClients } from './disconnect-clients.ts';

const RECONNECT = { id: null, method: 'reconnect' };

test('a stopping node refuses new connections and asks its viewers to reconnect', async () => {
  const { app, listen } = await testApp();
  const { host } = await listen();
  const viewers = await Promise.all(Array.from({ length: 60 }, () => rawSocket(host)));
  const asked = viewers.map(async ({ next, socket }) => {
    expect(await next()).toEqual(RECONNECT);
    socket.close();
  });

  const stopped = app.close();
  await vi.waitFor(() => expect(app.server.listening).toBe(false));
  const refused = connect(Number(host.split(':')[1]), '127.0.0.1');
  expect((await once(refused, 'error'))[0]).toMatchObject({ code: 'ECONNREFUSED' });
  await Promise.all(asked);
  await stopped;
});

describe('the viewers of a stopping node', () => {
  afterEach(() => vi.useRealTimers());

  /** Clients that leave when they get the message named. */
  function clientsThatLeaveOn(count: number, cue: 'send' | 'close' | 'terminate') {
    vi.useFakeTimers();
    const calls: string[] = [];
    const clients = new Set<Client>();
    for (let index = 0; index < count; index++) {
      const note = (name: typeof cue): void => {
        calls.push(name);
        if (name === cue) clients.delete(client);
      };
      const client: Client = {
        send: () => note('send'),
        close: () => note('close'),
        terminate: () => note('terminate'),
      };
      clients.add(client);
    }
    return { calls, disconnected: disconnectClients(clients) };
  }

  test('are asked a few at a time, so that the other nodes are not flooded', async () => {
    const { calls, disconnected } = clientsThatLeaveOn(60, 'send');
    expect(calls.length).toBeLessThan(10);
    await vi.advanceTimersByTimeAsync(300);
    expect(calls.length).toBeLessThan(60);
    await vi.advanceTimersByTimeAsync(700);
    expect(calls).toHaveLength(60);
    await disconnected;
  });

  test('are all asked within three seconds, however many there are', async () => {
    const { calls, disconnected } = clientsThatLeaveOn(10_000, 'send');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(calls).toHaveLength(10_000);
    await disconnected;
  });

  test('that stay are closed, then terminated', async () => {
    const { calls, disconnected } = clientsThatLeaveOn(1, 'terminate');
    await vi.advanceTimersByTimeAsync(4_000);
    await disconnected;
    expect(calls).toEqual(['send', 'close', 'terminate']);
  });
});
