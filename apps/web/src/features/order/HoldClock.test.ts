import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { timeOf } from '#messages/moment.ts';
import { Countdown } from './countdown.svelte.ts';
import HoldClock from './HoldClock.svelte';

const LEFT = { serverTime: '2030-01-01T12:12:00.000Z', holdExpiresAt: '2030-01-01T12:15:00.000Z' };
const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The clock of a 15-minute hold with three minutes left, beside a field in use. */
async function aClock() {
  const countdown = new Countdown();
  countdown.follow(LEFT);
  const stop = countdown.start();
  const screen = await render(HoldClock, {
    countdown,
    order: { holdExpiresAt: LEFT.holdExpiresAt, holdSeconds: 900, extensionSeconds: 0 },
    busy: false,
    onextend: async () => false,
  });
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  const warning = screen.getByTestId('time-warning');
  const heard: string[] = [];
  const listener = new MutationObserver(() => heard.push(warning.element().textContent?.trim() ?? ''));
  expect(warning.element().getAttribute('role')).toBe('status');
  listener.observe(warning.element(), { childList: true, characterData: true, subtree: true });
  const end = () => {
    stop();
    listener.disconnect();
    field.remove();
  };
  return { screen, warning, heard, field, end };
}

test('a screen reader hears the warnings at two minutes and at 30 seconds, and no other second', async () => {
  const { screen, warning, heard, field, end } = await aClock();
  await vi.advanceTimersByTimeAsync(MINUTE - 1_000);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(warning).toHaveTextContent('2 minutes left to pay. Then your seats are released.');
  await vi.advanceTimersByTimeAsync(89_000);
  expect(heard).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(warning).toHaveTextContent('30 seconds left to pay. Then your seats are released.');
  await vi.advanceTimersByTimeAsync(29_000);
  expect(heard).toHaveLength(2);
  await expect.element(screen.getByRole('timer')).toHaveTextContent('0:01');
  expect(document.activeElement).toBe(field);
  end();
});

test('a passenger reads from the start until when to pay, and hears no warning at zero', async () => {
  const { screen, warning, end } = await aClock();
  const payBy = timeOf(Date.parse(LEFT.holdExpiresAt));
  const consequence = screen.getByText(`Pay by ${payBy} or the seats are released. You won't be charged.`);
  await expect.element(consequence).toBeVisible();
  await expect.element(screen.getByText('Time left to pay', { exact: true })).toBeVisible();
  await vi.advanceTimersByTimeAsync(MINUTE);
  await expect.element(screen.getByText('Less than 2 minutes left')).toBeVisible();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  await expect.element(screen.getByRole('timer')).toHaveTextContent('0:00');
  await expect.element(warning).toHaveTextContent('');
  end();
});
