/** `system` follows the device. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'jumpseat_theme';

const YEAR_MS = 365 * 24 * 60 * 60 * 1_000;

/** The theme in a cookie, `system` without one. */
export function readTheme(cookie: string | undefined): Theme {
  return THEMES.find((theme) => theme === cookie) ?? 'system';
}

/** A cookie that keeps a theme for a year from `now` (epoch milliseconds). */
export function themeCookie(theme: Theme, now: number) {
  return { name: THEME_COOKIE, value: theme, path: '/', expires: now + YEAR_MS, sameSite: 'lax' } as const;
}
