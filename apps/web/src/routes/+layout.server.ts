import { readTheme, THEME_COOKIE } from '#shell/theme.ts';
import type { LayoutServerLoad } from './$types';

/** The theme that the visitor chose, for the button that changes it. */
export const load: LayoutServerLoad = ({ cookies }) => ({ theme: readTheme(cookies.get(THEME_COOKIE)) });
