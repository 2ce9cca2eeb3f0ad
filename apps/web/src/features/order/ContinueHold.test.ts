import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { inLanguage } from '#testing/in-language.ts';
import { anOrder } from './an-order.ts';
import ContinueHold from './ContinueHold.svelte';

const flight = { number: 'JS201', destination: 'SIN' };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a passenger sees the time left of a hold, also after it was extended', async () => {
  const screen = await render(ContinueHold, { order: anOrder(), flight });
  const left = screen.getByTestId('continue-left');
  await expect.element(left).toHaveTextContent('15:00');
  await screen.rerender({ order: anOrder({ holdExpiresAt: '2030-01-01T12:30:00.000Z', version: 2 }) });
  await expect.element(left).toHaveTextContent('30:00');
});

test('a passenger continues with the names, or with a payment that runs', async () => {
  const screen = await render(ContinueHold, { order: anOrder(), flight });
  const link = screen.getByRole('link');
  await expect.element(link).toHaveAttribute('href', '/orders/order-1/travellers');
  await screen.rerender({ order: anOrder({ status: 'PAYMENT_PENDING', version: 2 }) });
  await expect.element(link).toHaveAttribute('href', '/orders/order-1');
});

test('a German passenger reads the word before the time left', async () => {
  await inLanguage('de');
  const screen = await render(ContinueHold, { order: anOrder(), flight });
  await expect.element(screen.getByText('noch 15:00')).toBeVisible();
});
