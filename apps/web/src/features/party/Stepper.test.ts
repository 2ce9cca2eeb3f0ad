import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Stepper from './Stepper.svelte';

const adults = { label: 'Adults', noun: 'an adult', hint: '12 years or older', value: 2, min: 1, max: 3 };

test('one button adds a passenger and another removes one', async () => {
  const onchange = vi.fn();
  const screen = await render(Stepper, { ...adults, onchange });
  await screen.getByRole('button', { name: 'Add an adult' }).click();
  await screen.getByRole('button', { name: 'Remove an adult' }).click();
  expect(onchange.mock.calls).toEqual([[3], [1]]);
});

test('the buttons stop at the limits', async () => {
  const screen = await render(Stepper, { ...adults, value: 1, onchange: () => {} });
  await expect.element(screen.getByRole('button', { name: 'Remove an adult' })).toBeDisabled();
  await screen.rerender({ value: 3 });
  await expect.element(screen.getByRole('button', { name: 'Remove an adult' })).toBeEnabled();
  await expect.element(screen.getByRole('button', { name: 'Add an adult' })).toBeDisabled();
});
