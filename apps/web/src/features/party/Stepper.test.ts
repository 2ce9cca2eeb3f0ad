import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Stepper from './Stepper.svelte';

const adults = {
  label: 'Adults',
  add: 'Add an adult',
  remove: 'Remove an adult',
  hint: '12 years or older',
  value: 2,
  min: 1,
  max: 3,
};

test('one button adds a passenger and another removes one', async () => {
  const onchange = vi.fn();
  const screen = await render(Stepper, { ...adults, onchange });
  await screen.getByRole('button', { name: 'Add an adult' }).click();
  await screen.getByRole('button', { name: 'Remove an adult' }).click();
  expect(onchange.mock.calls).toEqual([[3], [1]]);
});

test('the buttons stop at the limits and keep the focus', async () => {
  const onchange = vi.fn();
  const screen = await render(Stepper, { ...adults, value: 2, onchange });
  const remove = screen.getByRole('button', { name: 'Remove an adult' });
  await remove.click();
  await screen.rerender({ value: 1 });
  await expect.element(remove).toHaveAttribute('aria-disabled', 'true');
  await expect.element(remove).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onchange.mock.calls).toEqual([[1]]);
  await screen.rerender({ value: 3 });
  await expect.element(remove).toHaveAttribute('aria-disabled', 'false');
  await expect.element(screen.getByRole('button', { name: 'Add an adult' })).toHaveAttribute('aria-disabled', 'true');
});

test('in a form the number can be typed, within the limits', async () => {
  const onchange = vi.fn();
  const screen = await render(Stepper, { ...adults, name: 'adults', onchange });
  const field = screen.getByRole('textbox', { name: /^Adults/ });
  await expect.element(field).toHaveAttribute('name', 'adults');
  await field.fill('9');
  await userEvent.tab();
  expect(onchange.mock.calls).toEqual([[3]]);
  await screen.rerender({ value: 3 });
  await expect.element(field).toHaveValue('3');
  await field.fill('x');
  await userEvent.tab();
  await expect.element(field).toHaveValue('3');
  expect(onchange).toHaveBeenCalledOnce();
});

test('a typed number that the page refuses does not stay', async () => {
  const screen = await render(Stepper, { ...adults, name: 'adults', onchange: () => {} });
  const field = screen.getByRole('textbox', { name: /^Adults/ });
  await field.fill('1');
  await userEvent.tab();
  await expect.element(field).toHaveValue('2');
});
