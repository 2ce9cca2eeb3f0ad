import { expect, test } from 'vitest';
import { nextTheme, readTheme, THEMES, themeCookie } from './theme.ts';

test('a theme is remembered by its cookie', () => {
  for (const theme of THEMES) expect(readTheme(themeCookie(theme, 0).value)).toBe(theme);
});

test('whatever else a cookie says, the device decides', () => {
  expect(readTheme(undefined)).toBe('system');
  expect(readTheme('"><script>')).toBe('system');
});

test('the button reaches every theme and comes round', () => {
  expect(nextTheme(nextTheme(nextTheme('system')))).toBe('system');
});
