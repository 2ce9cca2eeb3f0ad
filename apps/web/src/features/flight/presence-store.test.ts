import { expect, test, vi } from 'vitest';
import { PresenceStore } from './presence-store.svelte.ts';

function watched() {
  const unsubscribe = vi.fn();
  const subscribe = vi.fn(() => ({ unsubscribe }));
  const store = new PresenceStore();
  const calls = { presence: { watch: { subscribe } } } as unknown as Parameters<PresenceStore['watch']>[0];
  const stop = store.watch(calls, 'FL123');
  const [input, handlers] = subscribe.mock.calls[0] as unknown as [
    unknown,
    {
      onData(presence: { viewers: number }): void;
      onConnectionStateChange(connection: { state: string }): void;
      onError(): void;
    },
  ];
  return { store, stop, input, unsubscribe, ...handlers };
}

test('the page knows how many people view a flight from the first message on', () => {
  const { store, input, onData, stop, unsubscribe } = watched();
  expect([input, store.viewers]).toEqual([{ flightId: 'FL123' }, null]);
  onData({ viewers: 3 });
  expect(store.viewers).toBe(3);
  stop();
  expect(unsubscribe).toHaveBeenCalledOnce();
});

test('the page shows no count that it can no longer know', () => {
  const { store, onData, onConnectionStateChange, onError } = watched();
  onData({ viewers: 3 });
  onConnectionStateChange({ state: 'pending' });
  expect(store.viewers).toBe(3);
  onConnectionStateChange({ state: 'connecting' });
  expect(store.viewers).toBeNull();
  onData({ viewers: 4 });
  onError();
  expect(store.viewers).toBeNull();
});
