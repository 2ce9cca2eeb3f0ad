import type { Handle, HandleFetch } from '@sveltejs/kit/hooks';
import { readTheme, THEME_COOKIE } from '#shell/theme.ts';
import { API_ORIGIN } from '$app/env/private';
import { servedFrom } from './served-from.ts';

/** Draws the page in the theme that the visitor chose, before any script runs, with the typeface on its way. */
export const handle: Handle = ({ event, resolve }) => {
  const theme = readTheme(event.cookies.get(THEME_COOKIE));
  return resolve(event, {
    transformPageChunk: ({ html }) => html.replace('%theme%', theme),
    preload: ({ type, path }) => type !== 'font' || path.includes('inter-latin-wght'),
  });
};

/** Sends the calls that a page makes while it is drawn to the API, by loopback, as the visitor who asked for the page. */
export const handleFetch: HandleFetch = ({ event, request, fetch }) => {
  const { pathname, search } = new URL(request.url);
  if (!pathname.startsWith('/trpc/')) return fetch(request);
  const api = API_ORIGIN ?? servedFrom(event.platform?.req.socket);
  const call = new Request(new URL(pathname + search, api), request);
  const cookie = event.request.headers.get('cookie');
  if (cookie) call.headers.set('cookie', cookie);
  // By loopback everyone would look like someone at this machine.
  call.headers.set('x-forwarded-for', event.getClientAddress());
  // Signed by the API for the visitor, who is then the one whose calls are counted.
  const visitor = event.request.headers.get('x-jumpseat-visitor');
  if (visitor) call.headers.set('x-jumpseat-visitor', visitor);
  return fetch(call);
};
