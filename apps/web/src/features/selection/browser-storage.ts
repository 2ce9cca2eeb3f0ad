/** What is kept between pages. */
export type KeptTexts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * The browser's storage, which may be full, or closed to this site: then texts are kept for as long as the page is open.
 * Browsers throw as early as when the storage is looked at.
 */
export function browserStorage(browser: Pick<Window, 'localStorage'>): KeptTexts {
  const here = new Map<string, string>();
  /** Does it in the browser's storage; returns undefined where that can't be used. */
  function tried<T>(use: (storage: Storage) => T): T | undefined {
    try {
      return use(browser.localStorage);
    } catch {
      return undefined;
    }
  }
  return {
    getItem: (key) => here.get(key) ?? tried((storage) => storage.getItem(key)) ?? null,
    setItem(key, text) {
      const isKept = tried((storage) => {
        storage.setItem(key, text);
        return true;
      });
      if (isKept) here.delete(key);
      else here.set(key, text);
    },
    removeItem(key) {
      here.delete(key);
      tried((storage) => storage.removeItem(key));
    },
  };
}
