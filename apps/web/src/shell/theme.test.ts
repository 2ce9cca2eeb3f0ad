import { expect, test } from 'vitest';
import { readTheme, THEMES, themeCookie } from './theme.ts';

test('a cookie remembers the theme', () => {
  for (const theme of THEMES) expect(readTheme(themeCookie(theme, 0).value)).toBe(theme);
});

test('an unknown cookie leaves the theme to the device', () => {
  expect(readTheme(undefined)).toBe('system');
  expect(readTheme('"><script>')).toBe('system');
});
