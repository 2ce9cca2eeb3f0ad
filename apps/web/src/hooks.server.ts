import { AsyncLocalStorage } from 'node:async_hooks';
import { DEFAULT_LANGUAGE, LANGUAGES, type LanguageCode } from '@jumpseat/texts';
import { redirect } from '@sveltejs/kit';
import type { Handle, HandleFetch, ServerInit } from '@sveltejs/kit/hooks';
import { redirectToLanguage } from '#language/choose-language.ts';
import { findLanguageBy, type Language } from '#language/language.ts';
import { splitPath } from '#language/languages.ts';
import { loadLanguage } from '#language/load-language.ts';
import { readTheme, THEME_COOKIE } from '#shell/theme.ts';
import { API_ORIGIN } from '$app/env/private';
import { servedFrom } from './served-from.ts';

let languages: Readonly<Record<LanguageCode, Language>>;
/** The language of each request. Requests are rendered side by side, so it can't be one variable. */
const languageOfRequest = new AsyncLocalStorage<Language>();

export const init: ServerInit = async () => {
  languages = { en: await loadLanguage('en'), de: await loadLanguage('de'), ar: await loadLanguage('ar') };
  findLanguageBy(() => languageOfRequest.getStore() ?? languages[DEFAULT_LANGUAGE]);
};

/** Renders the page in the visitor's language and theme, before any script runs, and preloads the typeface. */
export const handle: Handle = ({ event, resolve }) => {
  const location = redirectToLanguage(event);
  if (location !== null) redirect(307, location);
  const { language: code } = splitPath(event.url.pathname);
  const theme = readTheme(event.cookies.get(THEME_COOKIE));
  const typeface = code === 'ar' ? 'noto-sans-arabic-arabic-wght' : 'inter-latin-wght';
  const render = () =>
    resolve(event, {
      transformPageChunk: ({ html }) =>
        // app.html is in English.
        html
          .replace('lang="en" dir="ltr"', `lang="${code}" dir="${LANGUAGES[code].direction}"`)
          .replace('%theme%', theme),
      preload: ({ type, path }) => type !== 'font' || path.includes(typeface),
    });
  return languageOfRequest.run(languages[code], render);
};

/** Sends a page's calls during rendering to the API over loopback, in the name of the page's visitor. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const { pathname, search } = new URL(request.url);
  if (!pathname.startsWith('/trpc/')) return fetch(request);
  const api = API_ORIGIN ?? servedFrom(event.platform?.req.socket);
  const call = new Request(new URL(pathname + search, api), request);
  const cookie = event.request.headers.get('cookie');
  if (cookie) call.headers.set('cookie', cookie);
  // Over loopback every visitor would have this machine's address.
  call.headers.set('x-forwarded-for', event.getClientAddress());
  // The API signed it, and counts these calls for the visitor.
  const visitor = event.request.headers.get('x-jumpseat-visitor');
  if (visitor) call.headers.set('x-jumpseat-visitor', visitor);
  // SvelteKit's own fetch would name the page's origin. To the API at another address, that is a foreign one.
  return globalThis.fetch(call);
};
