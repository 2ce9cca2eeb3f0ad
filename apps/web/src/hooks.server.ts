import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { readTheme, THEME_COOKIE } from '#shell/theme.ts';
import { API_ORIGIN } from '$app/env/private';
import { servedFrom } from './served-from.ts';

/** Renders the page in the visitor's theme, before any script runs, and preloads the typeface. */
export const handle: Handle = ({ event, resolve }) => {
  const theme = readTheme(event.cookies.get(THEME_COOKIE));
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%theme%', theme),
    preload: ({ type, path }) => type !== 'font' || path.includes('inter-latin-wght'),
  });
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
  return fetch(call);
};
