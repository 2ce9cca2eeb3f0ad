import { expect, test } from 'vitest';
import { browserStorage } from './browser-storage.ts';

const refuse = () => {
  throw new DOMException('denied', 'SecurityError');
};

/** A browser whose storage has these methods replaced. */
function browser(overrides: Partial<Storage> = {}) {
  const items = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, text: string) => void items.set(key, text),
    removeItem: (key: string) => void items.delete(key),
    ...overrides,
  } as Storage;
  return { localStorage, items };
}

const closed = {
  get localStorage(): Storage {
    return refuse();
  },
};

test.each([
  ['is closed to the site', closed],
  ['is full', browser({ setItem: refuse })],
  ['cannot be read', browser({ getItem: refuse, setItem: refuse, removeItem: refuse })],
])('texts stay while the page is open where the storage %s', (_what, found) => {
  const storage = browserStorage(found, 'localStorage');
  expect(storage.getItem('key')).toBeNull();
  storage.setItem('key', 'text');
  expect(storage.getItem('key')).toBe('text');
  storage.removeItem('key');
  expect(storage.getItem('key')).toBeNull();
});

test('texts stay in the storage for the next page', () => {
  const found = browser();
  browserStorage(found, 'localStorage').setItem('key', 'text');
  expect(found.items.get('key')).toBe('text');
  expect(browserStorage(found, 'localStorage').getItem('key')).toBe('text');
});
