import { readTheme, THEME_COOKIE } from '#shell/theme.ts';
import type { LayoutServerLoad } from './$types';

/** The visitor's theme, for the theme button. */
export const load: LayoutServerLoad = ({ cookies }) => ({ theme: readTheme(cookies.get(THEME_COOKIE)) });
