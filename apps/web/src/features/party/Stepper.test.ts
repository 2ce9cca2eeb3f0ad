import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Stepper from './Stepper.svelte';

const adults = { label: 'Adults', hint: '12 years or older', value: 2, least: 1, most: 3 };

test('one more and one less are asked for, each by a button that says so', async () => {
  const onchange = vi.fn();
  const screen = await render(Stepper, { ...adults, onchange });
  await screen.getByRole('button', { name: 'Adults: one more' }).click();
  await screen.getByRole('button', { name: 'Adults: one less' }).click();
  expect(onchange.mock.calls).toEqual([[3], [1]]);
});

test('it ends at the least and at the most there may be', async () => {
  const screen = await render(Stepper, { ...adults, value: 1, onchange: () => {} });
  await expect.element(screen.getByRole('button', { name: 'Adults: one less' })).toBeDisabled();
  await screen.rerender({ value: 3 });
  await expect.element(screen.getByRole('button', { name: 'Adults: one less' })).toBeEnabled();
  await expect.element(screen.getByRole('button', { name: 'Adults: one more' })).toBeDisabled();
});
