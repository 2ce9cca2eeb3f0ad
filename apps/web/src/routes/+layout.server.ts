import { readTheme, THEME_COOKIE } from '#shell/theme.ts';
import { siteOrigin } from '../site-origin.ts';
import type { LayoutServerLoad } from './$types';

/** The theme that the visitor chose, and the origin that the addresses in a page's head begin with. */
export const load: LayoutServerLoad = ({ cookies, request }) => ({
  theme: readTheme(cookies.get(THEME_COOKIE)),
  origin: siteOrigin(request),
});
