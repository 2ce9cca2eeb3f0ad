import { euros } from '@jumpseat/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { anOrder } from './an-order.ts';
import PaymentForm from './PaymentForm.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const first = { attempt: 1, gatewayTry: 1, gatewayTries: 3, retryAt: null };
const second = { ...first, gatewayTry: 2, retryAt: '2030-01-01T12:00:02.000Z' };
const paying = (payment: typeof first | typeof second) => anOrder({ status: 'PAYMENT_PENDING', payment, version: 2 });

/** Collects what a screen reader hears from now on: the changes within live regions. */
function listen(page: Element): string[] {
  const heard: string[] = [];
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const region = element?.closest('[aria-live], [role="status"]');
      if (region) heard.push(`${region.textContent}`.trim());
    }
  }).observe(page, { childList: true, characterData: true, subtree: true });
  return heard;
}

test('a passenger sees each try and the wait before it, and a screen reader hears each try once', async () => {
  const onpay = async () => {};
  const screen = await render(PaymentForm, { order: paying(first), total: euros(17_800), busy: false, onpay });
  await expect.element(screen.getByTestId('payment-try')).toHaveTextContent('Try 1 of 3');
  await expect.element(screen.getByText('Try 1 of 3. Your seats stay held.')).toBeVisible();

  const heard = listen(screen.container);
  await screen.rerender({ order: paying(second) });
  await expect.element(screen.getByText('No answer from the payment service yet')).toBeVisible();
  await expect.element(screen.getByText(/^Try 2 of 3 starts in 2 s\./)).toBeVisible();
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(screen.getByText(/^Try 2 of 3 starts in 1 s\./)).toBeVisible();
  await vi.advanceTimersByTimeAsync(1_000);
  await expect.element(screen.getByText(/^Try 2 of 3\. Your seats/)).toBeVisible();
  await expect.element(screen.getByText('Contacting the payment service')).toBeVisible();
  expect(heard).toEqual(['Try 2 of 3']);
});
