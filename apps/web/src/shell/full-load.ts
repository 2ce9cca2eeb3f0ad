import { languageCode } from '#language/language.ts';
import { splitPath } from '#language/languages.ts';
import { hasFailedImport } from './failed-imports.ts';
import { keptSince } from './keep-page.ts';

/**
 * Whether the page at this address has to load as a whole document. A page has the texts of one language. Only the service worker has pages offline. A page that it kept
 * may be older than the server. And browsers never retry code that failed to load.
 */
export function needsFullLoad({ pathname }: URL): boolean {
  if (splitPath(pathname).language !== languageCode()) return true;
  if (keptSince(document) !== null) return true;
  return navigator.onLine ? hasFailedImport() : isControlled();
}

/** Whether a service worker answers for the pages of this tab. */
function isControlled(): boolean {
  return 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null;
}
