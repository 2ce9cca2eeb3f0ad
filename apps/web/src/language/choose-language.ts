import { DEFAULT_LANGUAGE, isLanguageCode, type LanguageCode } from '@jumpseat/texts';
import type { Cookies } from '@sveltejs/kit';
import { pathIn, preferredLanguage, splitPath } from './languages.ts';

export const LANGUAGE_COOKIE = 'jumpseat_language';

/** A link with this parameter chooses a language for good: `/de/help?language=ar`. */
const LANGUAGE_PARAM = 'language';

const YEAR_S = 365 * 24 * 60 * 60;

/** The parts of a request that decide about its language. */
interface Asked {
  readonly url: URL;
  readonly request: Request;
  readonly cookies: Pick<Cookies, 'get' | 'set'>;
}

/**
 * The address in the visitor's language to redirect to, or null to stay. An address with a language stays. One without
 * is for visitors who chose English or whose browsers prefer none of the others. A choice is remembered for a year.
 */
export function redirectToLanguage({ url, request, cookies }: Asked): string | null {
  const { language, path } = splitPath(url.pathname);
  const chosen = url.searchParams.get(LANGUAGE_PARAM);
  if (isLanguageCode(chosen)) {
    // It is no secret: sites without TLS keep it too.
    cookies.set(LANGUAGE_COOKIE, chosen, { path: '/', maxAge: YEAR_S, sameSite: 'lax', httpOnly: true, secure: false });
    return addressIn(chosen, path, url);
  }
  // English has no prefix, but people guess one.
  if (`${path}/`.startsWith('/en/')) return addressIn(DEFAULT_LANGUAGE, path.slice('/en'.length) || '/', url);
  if (language !== DEFAULT_LANGUAGE || isFile(path) || !isNavigation(request)) return null;
  const wanted = wantedLanguage(request, cookies);
  return wanted === DEFAULT_LANGUAGE ? null : addressIn(wanted, path, url);
}

/** What the visitor chose, or what the browser prefers. */
function wantedLanguage({ headers }: Request, cookies: Asked['cookies']): LanguageCode {
  const remembered = cookies.get(LANGUAGE_COOKIE);
  if (isLanguageCode(remembered)) return remembered;
  return preferredLanguage(headers.get('accept-language')) ?? DEFAULT_LANGUAGE;
}

/** Whether it is the path of a file, such as robots.txt. */
function isFile(path: string): boolean {
  return /\.[a-z]+$/.test(path);
}

/** Whether a person opens the page. Programs, such as our service worker, get the page that they asked for. */
function isNavigation({ method, headers }: Request): boolean {
  const mode = headers.get('sec-fetch-mode') ?? 'navigate';
  return method === 'GET' && mode === 'navigate' && (headers.get('accept') ?? '').includes('text/html');
}

/** A link to the page at this address in a language, for good. */
export function languageLink(address: Pick<URL, 'pathname' | 'search'>, code: LanguageCode): string {
  const params = new URLSearchParams(address.search);
  params.set(LANGUAGE_PARAM, code);
  return `${address.pathname}?${params}`;
}

function addressIn(language: LanguageCode, path: string, { searchParams }: URL): string {
  const params = new URLSearchParams(searchParams);
  params.delete(LANGUAGE_PARAM);
  // An address that began with two slashes would lead to another site.
  const own = path.replace(/^\/+/, '/');
  return pathIn(language, params.size === 0 ? own : `${own}?${params}`);
}
