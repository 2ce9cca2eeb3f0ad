import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { anOrder } from './an-order.ts';
import HoldActions from './HoldActions.svelte';

async function theActions({ busy = false } = {}) {
  const oncancel = vi.fn();
  const screen = await render(HoldActions, { order: anOrder(), busy, oncancel });
  const button = (name: string) => screen.getByRole('button', { name });
  return { screen, button, oncancel };
}

test('a passenger who cancels is asked first, and the focus is on the harmless answer', async () => {
  const { screen, button, oncancel } = await theActions();
  await button('Cancel booking').click();
  await expect.element(screen.getByRole('group', { name: /^Release your seats\?/ })).toBeVisible();
  await expect.element(button('Keep seats')).toHaveFocus();
  expect(oncancel).not.toHaveBeenCalled();
});

test('a passenger who keeps the seats is back where they were', async () => {
  const { button, oncancel } = await theActions();
  await button('Cancel booking').click();
  await button('Keep seats').click();
  await expect.element(button('Cancel booking')).toHaveFocus();
  expect(oncancel).not.toHaveBeenCalled();
});

test('a passenger who releases the seats keeps the focus until the end is shown, and sends it once', async () => {
  const { screen, button, oncancel } = await theActions();
  oncancel.mockImplementation(() => void screen.rerender({ busy: true }));
  await button('Cancel booking').click();
  await button('Release seats').click();
  await button('Release seats').click({ force: true });
  await expect.element(button('Release seats')).toHaveFocus();
  expect(oncancel).toHaveBeenCalledOnce();
});
