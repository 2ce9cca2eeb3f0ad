import { splitPath } from '../language/languages.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A kind of pages that may be kept for reading offline. */
export interface KeptKind {
  /** The paths of its pages. */
  readonly pattern: RegExp;
  /** How many pages are kept: the newest. */
  readonly most: number;
  /** How long a page is kept, in milliseconds. */
  readonly lastsMs: number;
}

/** The lists of flights and the pages of text, as they were seen. */
export const PUBLIC_PAGES: KeptKind = { pattern: /^\/(help|accessibility|terms)?$/, most: 30, lastsMs: 7 * DAY_MS };

/** Confirmed trips, their boarding passes, and the lists of trips, as long as the cookie lasts that opens them. */
export const TRIPS: KeptKind = { pattern: /^\/(orders\/[^/]+(\/ticket)?|trips)$/, most: 40, lastsMs: 180 * DAY_MS };

/** The kind of the page at this path with its query. Undefined for a page that is never kept: seat maps are live. */
export function kindOf(path: string): KeptKind | undefined {
  const [pathname = ''] = path.split('?', 1);
  return [PUBLIC_PAGES, TRIPS].find(({ pattern }) => pattern.test(splitPath(pathname).path));
}
