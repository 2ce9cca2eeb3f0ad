import { expect, test } from 'vitest';
import { type ConnectionStatus, observeConnection, type SocketState } from './connection.ts';

function fakeSocket() {
  let notify = (_: SocketState) => {};
  const source = {
    get: (): SocketState => ({ state: 'idle' }),
    subscribe: (observer: { next(value: SocketState): void }) => {
      notify = observer.next;
    },
  };
  return { source, becomes: (state: SocketState['state']) => notify({ state }) };
}

test('a connection is connecting at first, and reconnecting after it was live', () => {
  const { source, becomes } = fakeSocket();
  const connection = observeConnection(source, () => {});
  const seen: ConnectionStatus[] = [];
  connection.subscribe((status) => seen.push(status));

  becomes('connecting');
  becomes('pending');
  becomes('connecting');
  becomes('connecting');
  becomes('pending');
  becomes('idle');

  expect(seen).toEqual(['idle', 'connecting', 'live', 'reconnecting', 'live', 'idle']);
});

test('a listener that has stopped gets no more changes', () => {
  const { source, becomes } = fakeSocket();
  const connection = observeConnection(source, () => {});
  const seen: ConnectionStatus[] = [];
  const stop = connection.subscribe((status) => seen.push(status));
  stop();
  becomes('connecting');
  expect(seen).toEqual(['idle']);
  expect(connection.status).toBe('connecting');
});
