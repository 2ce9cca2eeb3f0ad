import { euros } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { anOrder } from './an-order.ts';
import PaymentForm from './PaymentForm.svelte';

const DECLINED = {
  code: 'PAYMENT_DECLINED',
  message: '',
  advice: '',
} as const;
const PAYMENT = { attempt: 1, gatewayTry: 1, gatewayTries: 3, retryAt: null };
const paying = (payment = PAYMENT) => anOrder({ status: 'PAYMENT_PENDING', payment, version: 2 });
const declined = (attemptsUsed = 1) =>
  anOrder({ lastPaymentError: DECLINED, attemptsUsed, attemptsLeft: 3 - attemptsUsed, version: 1 + 2 * attemptsUsed });

/** A form whose server does not answer: a payment runs from the first request on. */
async function aForm(order = anOrder()) {
  const onpay = vi.fn(async () => void screen.rerender({ busy: true }));
  const screen = await render(PaymentForm, { order, total: euros(17_800), busy: false, onpay });
  const code = screen.getByLabelText('Payment code');
  const button = screen.getByRole('button');
  return { screen, code, button, onpay };
}

test('a passenger who presses the button or Enter twice pays once', async () => {
  const { code, button, onpay } = await aForm();
  await expect.element(button).toHaveTextContent('Pay €178.00');
  await code.fill('11111');
  await button.dblClick({ force: true });
  await code.fill('11111');
  await userEvent.keyboard('{Enter}{Enter}');
  expect(onpay.mock.calls).toEqual([['11111']]);
});

test('an incomplete code is not sent, and the field says what is missing until the passenger continues', async () => {
  const { code, button, screen, onpay } = await aForm();
  await code.fill('123');
  await button.click();
  expect(onpay).not.toHaveBeenCalled();
  await expect.element(code).toHaveFocus();
  await expect.element(code).toHaveAccessibleDescription('Enter all 5 digits of the code.');
  await expect.element(code).toHaveAttribute('aria-invalid', 'true');
  await userEvent.keyboard('45');
  await expect.element(code).toHaveAttribute('aria-invalid', 'false');
  await expect.element(code).toHaveAccessibleDescription('5 digits. 3 attempts left.');
  await userEvent.keyboard('{Enter}');
  expect(onpay.mock.calls).toEqual([['12345']]);
  await expect.element(screen.getByLabelText('Payment code')).toHaveValue('');
});

test.each([' 11111', '11111\n', '1 1 1 1 1', '\t11111  9'])(
  'the form keeps all five digits of a pasted %j',
  async (pasted) => {
    const { code, screen, onpay } = await aForm();
    await code.fill(pasted);
    await expect.element(screen.getByLabelText('Payment code')).toHaveValue('11111');
    await userEvent.keyboard('{Enter}');
    expect(onpay.mock.calls).toEqual([['11111']]);
  },
);

test('the field ignores a sixth digit', async () => {
  const { code } = await aForm();
  await code.fill('12345');
  await userEvent.keyboard('6');
  await expect.element(code).toHaveValue('12345');
});

test('a passenger sees the tries of a running payment and can send nothing more', async () => {
  const { screen, code, button, onpay } = await aForm(paying());
  await expect.element(screen.getByText('Contacting the payment service')).toBeVisible();
  await expect.element(button).toBeDisabled();
  await expect.element(button).toHaveTextContent('Checking your payment…');
  await expect.element(code).toHaveAttribute('readonly');
  (code.element() as HTMLElement).focus();
  await userEvent.keyboard('11111{Enter}');
  expect(onpay).not.toHaveBeenCalled();
});

test('a declined payment says why and how many attempts are left, and focuses the field', async () => {
  const { screen, code } = await aForm();
  await code.fill('00001');
  await userEvent.keyboard('{Enter}');
  await screen.rerender({ order: paying(), busy: false });
  (document.activeElement as HTMLElement).blur();
  await screen.rerender({ order: declined() });
  const error = screen.getByTestId('payment-error');
  await expect
    .element(error)
    .toHaveTextContent(
      'Your payment was declined. Check the code and try again, or use another one. Your seats are still held. You have 2 attempts left.',
    );
  expect(error.element().closest('[aria-live="polite"]')).not.toBeNull();
  await expect.element(code).toHaveValue('');
  await expect.element(code).toHaveFocus();
  await screen.rerender({ order: declined(2) });
  await expect.element(error).toMatchTextContent(/You have 1 attempt left\.$/);
});

test('a failed payment focuses the field once, and later news of the order leaves the focus alone', async () => {
  const { screen, code } = await aForm(paying());
  await screen.rerender({ order: declined() });
  await expect.element(code).toHaveFocus();
  await userEvent.tab();
  await expect.element(screen.getByRole('button')).toHaveFocus();
  await screen.rerender({ order: { ...declined(), lastPaymentError: { ...DECLINED }, version: 4 } });
  await expect.element(screen.getByRole('button')).toHaveFocus();
});
