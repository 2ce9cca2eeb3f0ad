import { expect, test } from 'vitest';
import { OrderMemory } from './order-memory.ts';

function fakeStorage() {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
    items,
  };
}

test('a browser remembers each order of a flight once, the newest last', () => {
  const storage = fakeStorage();
  const memory = new OrderMemory(storage, 'FL123');
  for (const id of ['a', 'b', 'a']) memory.remember(id);
  expect(memory.recall()).toEqual(['b', 'a']);
  expect(new OrderMemory(storage, 'F-100').recall()).toEqual([]);
});

test('a forgotten order leaves nothing behind', () => {
  const storage = fakeStorage();
  const memory = new OrderMemory(storage, 'FL123');
  memory.remember('a');
  memory.forget('a');
  expect([memory.recall(), storage.items.size]).toEqual([[], 0]);
});

test('a browser remembers only the newest orders', () => {
  const memory = new OrderMemory(fakeStorage(), 'FL123');
  for (let id = 0; id < 20; id++) memory.remember(`${id}`);
  expect(memory.recall()).toEqual(['10', '11', '12', '13', '14', '15', '16', '17', '18', '19']);
});
