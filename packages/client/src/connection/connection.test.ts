import { expect, test } from 'vitest';
import { type ConnectionStatus, observeConnection, type SocketState } from './connection.ts';

function fakeSocket() {
  let tell = (_: SocketState) => {};
  const source = {
    get: (): SocketState => ({ state: 'idle' }),
    subscribe: (observer: { next(value: SocketState): void }) => {
      tell = observer.next;
    },
  };
  return { source, becomes: (state: SocketState['state']) => tell({ state }) };
}

test('a connection that was live is reconnecting, one that never was is connecting', () => {
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

test('whoever stops listening hears no more', () => {
  const { source, becomes } = fakeSocket();
  const connection = observeConnection(source, () => {});
  const seen: ConnectionStatus[] = [];
  const stop = connection.subscribe((status) => seen.push(status));
  stop();
  becomes('connecting');
  expect(seen).toEqual(['idle']);
  expect(connection.status).toBe('connecting');
});
