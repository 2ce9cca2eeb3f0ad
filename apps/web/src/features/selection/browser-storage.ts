/** Texts that stay between pages. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * A storage of the browser: `localStorage` keeps texts for all tabs, `sessionStorage` for one. Where it is full or closed
 * to this site, texts stay while the page is open. Browsers throw already when a page reads the property.
 */
export function browserStorage<Kind extends 'localStorage' | 'sessionStorage'>(
  browser: Readonly<Record<Kind, Storage>>,
  kind: Kind,
): TextStorage {
  const inMemory = new Map<string, string>();
  /** Returns undefined where the browser's storage throws. */
  function attempt<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return use(browser[kind]);
    } catch {
      return undefined;
    }
  }
  return {
    getItem: (key) => inMemory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? null,
    setItem(key, text) {
      const isStored = attempt((storage) => {
        storage.setItem(key, text);
        return true;
      });
      if (isStored) inMemory.delete(key);
      else inMemory.set(key, text);
    },
    removeItem(key) {
      inMemory.delete(key);
      attempt((storage) => storage.removeItem(key));
    },
  };
}
