import type { Connection, ConnectionStatus } from '@jumpseat/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConnectionState } from './connection-state.svelte.ts';

class FakeDevice extends EventTarget {
  readonly navigator = { onLine: true };
  readonly document = Object.assign(new EventTarget(), { hidden: false });

  goes(state: 'online' | 'offline') {
    this.navigator.onLine = state === 'online';
    this.dispatchEvent(new Event(state));
  }
}

function fakeConnection() {
  let tell = (_: ConnectionStatus) => {};
  const check = vi.fn();
  const connection: Connection = {
    check,
    status: 'connecting',
    subscribe(listener) {
      tell = listener;
      listener('connecting');
      return () => {
        tell = () => {};
      };
    },
  };
  return { connection, check, becomes: (status: ConnectionStatus) => tell(status) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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

test('what comes back at once bothers nobody; what stays away is told, and so is a device without network', () => {
  const device = new FakeDevice();
  const { connection, becomes } = fakeConnection();
  const state = new ConnectionState();
  const stop = state.follow(connection, device as unknown as Window);
  becomes('live');
  becomes('reconnecting');
  vi.advanceTimersByTime(1_000);
  becomes('live');
  vi.advanceTimersByTime(10_000);
  expect(state.trouble).toBeNull();
  becomes('reconnecting');
  vi.advanceTimersByTime(2_000);
  expect(state.trouble).toBe('unreachable');
  device.goes('offline');
  expect(state.trouble).toBe('offline');
  device.goes('online');
  becomes('live');
  expect(state.trouble).toBeNull();
  stop();
});

test('the connection is asked for when the page comes back into view or online, and not while it is hidden', () => {
  const device = new FakeDevice();
  const { connection, check } = fakeConnection();
  const stop = new ConnectionState().follow(connection, device as unknown as Window);
  device.document.hidden = true;
  device.document.dispatchEvent(new Event('visibilitychange'));
  expect(check).not.toHaveBeenCalled();
  device.document.hidden = false;
  device.document.dispatchEvent(new Event('visibilitychange'));
  device.goes('online');
  expect(check).toHaveBeenCalledTimes(2);
  stop();
  device.goes('online');
  expect(check).toHaveBeenCalledTimes(2);
});
