import type { HistoryEntry } from '@jumpseat/booking/contracts';
import { CallError } from '@jumpseat/client';
import { ERRORS, euros } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import OrderHistory from './OrderHistory.svelte';

const HISTORY: HistoryEntry[] = [
  {
    at: new Date(2026, 10, 24, 14, 2).toISOString(),
    what: { type: 'SEATS_HELD', seats: ['12A', '12B'], total: euros(17_800), isFirst: true },
  },
  {
    at: new Date(2026, 10, 24, 14, 5).toISOString(),
    what: { type: 'BOOKED', reference: 'K7QW3P', total: euros(17_800) },
  },
];

const mailed: HistoryEntry = {
  at: new Date(2026, 10, 24, 14, 6).toISOString(),
  what: { type: 'MAIL', kind: 'CONFIRMATION', state: 'SENT' },
};

test('a passenger who opens the history reads each step with its time, and the newest state with each opening', async () => {
  const read = vi.fn<() => Promise<HistoryEntry[]>>().mockResolvedValueOnce(HISTORY);
  read.mockResolvedValueOnce([...HISTORY, mailed]);
  const screen = await render(OrderHistory, { read });
  const title = screen.getByText('What has happened so far');
  await expect.element(title).toBeVisible();
  expect(read).not.toHaveBeenCalled();

  await title.click();
  const steps = screen.getByRole('listitem');
  await expect.element(steps.first()).toMatchTextContent(/^Tue 24 Nov, 14:02 Seats held: 12A and 12B €178\.00$/);
  await expect.element(steps.nth(1)).toMatchTextContent(/^Tue 24 Nov, 14:05 Booked and paid/);
  expect(steps.elements()).toHaveLength(2);

  await title.click();
  await title.click();
  await expect.element(steps.nth(2)).toMatchTextContent(/Confirmation sent by e-mail$/);
  expect(read).toHaveBeenCalledTimes(2);
});

test('a passenger whose history cannot be read learns why, and reads it with the next opening', async () => {
  const { title: message, advice } = ERRORS.UNAVAILABLE;
  const read = vi.fn<() => Promise<HistoryEntry[]>>();
  read.mockRejectedValueOnce(new CallError({ code: 'UNAVAILABLE', message, advice })).mockResolvedValueOnce(HISTORY);
  const screen = await render(OrderHistory, { read });
  const title = screen.getByText('What has happened so far');
  await title.click();
  const why = screen.getByText("We can't reach Jumpseat.");
  await expect.element(why).toBeVisible();
  await title.click();
  await title.click();
  await expect.element(screen.getByRole('listitem').first()).toBeVisible();
  await expect.element(why).not.toBeInTheDocument();
});
