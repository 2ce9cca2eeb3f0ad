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
  let notify = (_: ConnectionStatus) => {};
  const check = vi.fn();
  const connection: Connection = {
    check,
    status: 'connecting',
    subscribe(listener) {
      notify = listener;
      listener('connecting');
      return () => {
        notify = () => {};
      };
    },
  };
  return { connection, check, becomes: (status: ConnectionStatus) => notify(status) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a lost socket shows as reconnecting, and a device without network as offline', () => {
  const device = new FakeDevice();
  const { connection, becomes } = fakeConnection();
  const state = new ConnectionState();
  const stop = state.follow(connection, device as unknown as Window);
  expect(state.status).toBe('connecting');
  becomes('live');
  expect(state.status).toBe('live');
  device.goes('offline');
  expect(state.status).toBe('offline');
  becomes('reconnecting');
  device.goes('online');
  expect(state.status).toBe('reconnecting');
  stop();
  becomes('live');
  expect(state.status).toBe('reconnecting');
});

test('a visitor hears of a lasting outage or a device offline, and of no short one', () => {
  const device = new FakeDevice();
  const { connection, becomes } = fakeConnection();
  const state = new ConnectionState();
  const stop = state.follow(connection, device as unknown as Window);
  becomes('live');
  becomes('reconnecting');
  vi.advanceTimersByTime(1_000);
  becomes('live');
  vi.advanceTimersByTime(10_000);
  expect(state.outage).toBeNull();
  becomes('reconnecting');
  vi.advanceTimersByTime(2_000);
  expect(state.outage).toBe('unreachable');
  device.goes('offline');
  expect(state.outage).toBe('offline');
  device.goes('online');
  becomes('live');
  expect(state.outage).toBeNull();
  stop();
});

test('the page checks the connection when it is visible or online again, and not while hidden', () => {
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
