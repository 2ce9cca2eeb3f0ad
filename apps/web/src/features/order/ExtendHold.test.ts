import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import ExtendHold from './ExtendHold.svelte';

/** The button of a hold whose extension adds these seconds. The server adds them, or refuses. */
async function aButton({ extensionSeconds = 900, holdSeconds = 900, busy = false, isGranted = true } = {}) {
  const onextend = vi.fn(async () => {
    if (isGranted) await screen.rerender({ order: { holdSeconds, extensionSeconds: 0 } });
    return isGranted;
  });
  const screen = await render(ExtendHold, { order: { holdSeconds, extensionSeconds }, busy, onextend });
  return { screen, button: screen.getByRole('button'), status: screen.getByRole('status'), onextend };
}

test('a passenger reads how much time the button adds, and that it works once', async () => {
  const { button } = await aButton({ extensionSeconds: 600 });
  await expect.element(button).toHaveAccessibleName('Add 10 minutes once');
});

test('a passenger who has added time reads how much, and the focus stays there', async () => {
  const { button, status } = await aButton();
  await button.click();
  await expect.element(status).toHaveTextContent('15 minutes added');
  await expect.element(status).toHaveFocus();
  await expect.element(button).not.toBeInTheDocument();
});

test('a passenger whose request is refused can press again', async () => {
  const { button, onextend } = await aButton({ isGranted: false });
  await button.click();
  await expect.element(button).toHaveFocus();
  await button.click();
  expect(onextend).toHaveBeenCalledTimes(2);
});

test('a press during another request does nothing and keeps the focus', async () => {
  const { button, onextend } = await aButton({ busy: true });
  await button.click({ force: true });
  await expect.element(button).toHaveFocus();
  expect(onextend).not.toHaveBeenCalled();
});

test.each([
  ['the button of a usual hold', 'is hidden', { extensionSeconds: 59 }, 0],
  ['the button of a usual hold', 'is shown', { extensionSeconds: 60 }, 1],
  ['the button of a hold of six seconds', 'is shown', { holdSeconds: 6, extensionSeconds: 2 }, 1],
  ['the button of a hold at its limit', 'is hidden', { extensionSeconds: 0 }, 0],
  ['the button of a short hold at its limit', 'is hidden', { holdSeconds: 6, extensionSeconds: 0 }, 0],
])('%s %s: %o', async (_what, _is, hold, count) => {
  const { button } = await aButton(hold);
  expect(button.elements()).toHaveLength(count);
});
