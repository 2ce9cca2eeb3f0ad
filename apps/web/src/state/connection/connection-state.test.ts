import type { Connection, ConnectionStatus } from '@jumpseat/client';
import { expect, test } from 'vitest';
import { ConnectionState } from './connection-state.svelte.ts';

class FakeDevice extends EventTarget {
  readonly navigator = { onLine: true };

  goes(state: 'online' | 'offline') {
    this.navigator.onLine = state === 'online';
    this.dispatchEvent(new Event(state));
  }
}

function fakeConnection() {
  let tell = (_: ConnectionStatus) => {};
  const connection: Connection = {
    status: 'connecting',
    subscribe(listener) {
      tell = listener;
      listener('connecting');
      return () => {
        tell = () => {};
      };
    },
  };
  return { connection, becomes: (status: ConnectionStatus) => tell(status) };
}

test('a lost socket is reconnecting; a device without network is offline, whatever the socket thinks', () => {
  const device = new FakeDevice();
  const { connection, becomes } = fakeConnection();
  const state = new ConnectionState();
  const stop = state.follow(connection, device as unknown as Window);
  expect(state.reach).toBe('connecting');
  becomes('live');
  expect(state.reach).toBe('live');
  device.goes('offline');
  expect(state.reach).toBe('offline');
  becomes('reconnecting');
  device.goes('online');
  expect(state.reach).toBe('reconnecting');
  stop();
  becomes('live');
  expect(state.reach).toBe('reconnecting');
});
