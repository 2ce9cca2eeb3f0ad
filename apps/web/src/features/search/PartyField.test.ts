import type { Party } from '@jumpseat/domain';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import PartyField from './PartyField.svelte';

/** The field, with the party that its form keeps. */
async function aField(party: Party = [{ kind: 'adult' }]) {
  const onchange = vi.fn<(party: Party) => void>();
  const screen = await render(PartyField, { party, onchange });
  onchange.mockImplementation((next) => void screen.rerender({ party: next }));
  return { screen, onchange, summary: screen.getByText('Travellers', { exact: true }) };
}

test('a visitor opens the field and says who travels', async () => {
  const { screen, onchange, summary } = await aField();
  await expect.element(screen.getByText('1 adult')).toBeVisible();
  await expect.element(screen.getByRole('button', { name: 'Add a child' })).not.toBeInTheDocument();
  await summary.click();
  await screen.getByRole('button', { name: 'Add an adult' }).click();
  await expect.element(screen.getByText('2 adults')).toBeVisible();
  await screen.getByRole('button', { name: 'Add a baby' }).click();
  await expect.element(screen.getByText('3 travellers')).toBeVisible();
  expect(onchange.mock.lastCall).toEqual([[{ kind: 'adult' }, { kind: 'adult' }, { kind: 'infant' }]]);
});

test('a form sends the numbers', async () => {
  const { screen, summary } = await aField([{ kind: 'adult' }, { kind: 'adult' }, { kind: 'child' }]);
  await summary.click();
  const numbers = [...screen.container.querySelectorAll('input')].map(({ name, value }) => [name, value]);
  expect(numbers).toEqual([
    ['adults', '2'],
    ['children', '1'],
    ['infants', '0'],
  ]);
});

test('each baby needs an adult, and nine seats are the most', async () => {
  const { screen, summary } = await aField([{ kind: 'adult' }, { kind: 'infant' }]);
  await summary.click();
  const isAtLimit = (name: string) =>
    expect.element(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  await isAtLimit('Remove an adult');
  await isAtLimit('Add a baby');
  await screen.getByRole('textbox', { name: /^Children/ }).fill('8');
  await userEvent.tab();
  await isAtLimit('Add a child');
  await isAtLimit('Add an adult');
});

test('Escape closes the field and keeps the focus on it', async () => {
  const { screen, summary } = await aField();
  await summary.click();
  await screen.getByRole('button', { name: 'Add an adult' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('button', { name: 'Add an adult' })).not.toBeInTheDocument();
  expect(document.activeElement?.tagName).toBe('SUMMARY');
});
