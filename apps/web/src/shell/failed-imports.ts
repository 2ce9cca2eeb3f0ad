/** The messages of Chrome, Firefox and Safari for a module that failed to load. */
const NOT_LOADED = /dynamically imported module|importing a module script failed/i;

let hasFailed = false;

/** Returns whether the error says that a page's code failed to load, and remembers it. */
export function noteFailedImport(error: unknown): boolean {
  const isFailedImport = error instanceof TypeError && NOT_LOADED.test(error.message);
  hasFailed ||= isFailedImport;
  return isFailedImport;
}

/** Whether a page's code failed to load. The browser never retries it: only a full page load does. */
export const hasFailedImport = (): boolean => hasFailed;
