import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ConnectionNotice from './ConnectionNotice.svelte';

const noon = new Date().setHours(12, 0, 0, 0);

test.each([
  ['offline', null, "You're offline. This page may be out of date. Seats you hold stay held until their time is up."],
  [
    'unreachable',
    null,
    'Reconnecting to Jumpseat… This page may be out of date. Seats you hold stay held until their time is up.',
  ],
  ['offline', noon, "You're offline. This is what we knew at 12:00."],
  [null, noon, "We can't reach Jumpseat. This is what we knew at 12:00."],
] as const)('a visitor whose connection is %s, on a page kept at %s, reads: %s', async (outage, keptAt, words) => {
  const notice = await render(ConnectionNotice, { outage, keptAt });
  await expect.element(notice.getByRole('status')).toHaveTextContent(words);
});

test('a visitor with a connection reads nothing', async () => {
  const notice = await render(ConnectionNotice, { outage: null, keptAt: null });
  expect(notice.getByRole('status').element().textContent?.trim()).toBe('');
});
