import { expect, test } from 'vitest';
import { browserStorage } from '#features/selection/browser-storage.ts';
import { AlertMemory } from './alert-memory.ts';

function aTab() {
  const items = new Map<string, string>();
  const sessionStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
  return { sessionStorage, items };
}

test('a tab remembers which seats of a flight it waits for', () => {
  const tab = aTab();
  new AlertMemory(browserStorage(tab, 'sessionStorage'), 'FL123').remember(['12A', '14C']);
  expect(new AlertMemory(browserStorage(tab, 'sessionStorage'), 'FL123').recall()).toEqual(['12A', '14C']);
  expect(new AlertMemory(browserStorage(tab, 'sessionStorage'), 'F-100').recall()).toEqual([]);
});

test('a tab that waits for no seat leaves nothing behind', () => {
  const tab = aTab();
  const memory = new AlertMemory(browserStorage(tab, 'sessionStorage'), 'FL123');
  memory.remember(['12A']);
  memory.remember([]);
  expect([memory.recall(), tab.items.size]).toEqual([[], 0]);
});

test('seats stay while the page is open where the storage is closed to the site', () => {
  const closed = {
    get sessionStorage(): Storage {
      throw new DOMException('denied', 'SecurityError');
    },
  };
  const memory = new AlertMemory(browserStorage(closed, 'sessionStorage'), 'FL123');
  memory.remember(['12A']);
  expect(memory.recall()).toEqual(['12A']);
});
