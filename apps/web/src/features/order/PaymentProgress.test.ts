import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PaymentProgress from './PaymentProgress.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const serverTime = '2030-01-01T12:00:00.000Z';
const first = { attempt: 1, gatewayTry: 1, gatewayTries: 3, retryAt: null };
const second = { ...first, gatewayTry: 2, retryAt: '2030-01-01T12:00:02.000Z' };

test('a passenger sees each try and the wait before it, and a screen reader hears each try once', async () => {
  const screen = await render(PaymentProgress, { payment: first, serverTime });
  const status = screen.getByRole('status');
  await expect.element(status).toHaveTextContent('Try 1 of 3');
  await expect.element(screen.getByText('Try 1 of 3. Your seats stay held.')).toBeVisible();

  await screen.rerender({ payment: second });
  const heard: string[] = [];
  new MutationObserver(() => heard.push(`${status.element().textContent}`)).observe(status.element(), {
    childList: true,
    characterData: true,
    subtree: true,
  });
  await expect.element(screen.getByText('No answer from the payment service yet')).toBeVisible();
  await expect.element(screen.getByText(/^Try 2 of 3 starts in 2 s\./)).toBeVisible();
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(screen.getByText(/^Try 2 of 3 starts in 1 s\./)).toBeVisible();
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(screen.getByText(/^Try 2 of 3\. Your seats/)).toBeVisible();
  await expect.element(screen.getByText('Contacting the payment service')).toBeVisible();
  expect(heard).toEqual([]);
});
