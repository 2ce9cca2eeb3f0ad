import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Countdown } from './countdown.svelte.ts';
import HoldClock from './HoldClock.svelte';

const LEFT = { serverTime: '2030-01-01T12:12:00.000Z', holdExpiresAt: '2030-01-01T12:15:00.000Z' };
const MINUTE = 60_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A clock of a hold of 15 minutes with three left, beside a field that somebody is writing in. */
async function aClock() {
  const countdown = new Countdown();
  countdown.follow(LEFT);
  const stop = countdown.start();
  const screen = await render(HoldClock, {
    countdown,
    order: { holdSeconds: 900, extendable: false },
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

test('who listens is warned at two minutes and at 30 seconds, and hears nothing of the other seconds', async () => {
  const { screen, warning, heard, field, end } = await aClock();
  await vi.advanceTimersByTimeAsync(MINUTE - 1_000);
  expect(heard).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(warning).toHaveTextContent('Two minutes left to pay. Then your seats go back on sale.');
  await vi.advanceTimersByTimeAsync(89_000);
  expect(heard).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(warning).toHaveTextContent('30 seconds left to pay. Then your seats go back on sale.');
  await vi.advanceTimersByTimeAsync(29_000);
  expect(heard).toHaveLength(2);
  await expect.element(screen.getByRole('timer')).toHaveTextContent('0:01');
  expect(document.activeElement).toBe(field);
  end();
});

test('what happens at zero is told from the start, and at zero nothing is warned of any more', async () => {
  const { screen, warning, end } = await aClock();
  await expect.element(screen.getByText('At 0:00 what you hold goes back on sale. You pay nothing.')).toBeVisible();
  await expect.element(screen.getByText('Your hold ends in', { exact: true })).toBeVisible();
  await vi.advanceTimersByTimeAsync(MINUTE);
  await expect.element(screen.getByText('Hurry: your hold ends in')).toBeVisible();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  await expect.element(screen.getByRole('timer')).toHaveTextContent('0:00');
  await expect.element(warning).toHaveTextContent('');
  end();
});
