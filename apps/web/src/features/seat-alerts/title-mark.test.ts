import { expect, test } from 'vitest';
import { markTitle } from './title-mark.ts';

test('a mark stands before the title until it is removed', () => {
  const page = { title: 'JS201 · Jumpseat' };
  const unmark = markTitle(page, '12A is free');
  expect(page.title).toBe('12A is free · JS201 · Jumpseat');
  unmark();
  expect(page.title).toBe('JS201 · Jumpseat');
});

test('the title of the next page stays as it is', () => {
  const page = { title: 'JS201 · Jumpseat' };
  const unmark = markTitle(page, '12A is free');
  page.title = 'Help · Jumpseat';
  unmark();
  expect(page.title).toBe('Help · Jumpseat');
});
