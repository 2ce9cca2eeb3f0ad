import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from './a-seating.ts';
import MapToolbar from './MapToolbar.svelte';

async function aToolbar(aircraft: string) {
  const { seating } = aSeating({ aircraft });
  const oncabin = vi.fn();
  const ondeck = vi.fn();
  const props = { seating, mode: 'map', deck: 'main', cabin: 'economy', oncabin, ondeck } as const;
  const screen = await render(MapToolbar, props);
  const tabs = screen.getByRole('navigation', { name: 'Cabins' });
  return { screen, seating, tabs, oncabin, ondeck };
}

test('each cabin is a tab with its lowest price, and one press chooses it', async () => {
  const { screen, tabs, oncabin } = await aToolbar('b787-9');
  const names = tabs
    .getByRole('button')
    .elements()
    .map((tab) => tab.textContent?.trim());
  expect(names).toEqual(['Economy from €89', 'Premium from €210', 'Business €480']);
  await expect.element(tabs.getByRole('button', { name: /^Economy/ })).toHaveAttribute('aria-current', 'true');
  await tabs.getByRole('button', { name: /^Business/ }).click();
  expect(oncabin.mock.calls).toEqual([['business']]);
  await screen.rerender({ cabin: 'business' });
  await expect.element(tabs.getByRole('button', { name: /^Business/ })).toHaveAttribute('aria-current', 'true');
  await expect.element(tabs.getByRole('button', { name: /^Economy/ })).not.toHaveAttribute('aria-current');
});

test('an aircraft with two decks has a switch for them, on the map only', async () => {
  const { screen, ondeck } = await aToolbar('a380-800');
  const decks = screen.getByRole('group', { name: 'Deck' });
  await expect.element(decks.getByRole('button', { name: 'Main deck' })).toHaveAttribute('aria-pressed', 'true');
  await decks.getByRole('button', { name: 'Upper deck' }).click();
  expect(ondeck.mock.calls).toEqual([['upper']]);
  await screen.getByRole('button', { name: 'List' }).click();
  await expect.element(decks).not.toBeInTheDocument();
});

test('the highlights never wrap', async () => {
  const { screen } = await aToolbar('a380-800');
  const chips = screen.getByRole('group', { name: 'Highlight seats' }).getByRole('button').elements();
  expect(new Set(chips.map((chip) => Math.round(chip.getBoundingClientRect().top))).size).toBe(1);
});

test('a highlighted price is that of its cabin only, and stays after a look at another cabin', async () => {
  const { screen, seating } = await aToolbar('a320neo');
  const chip = (price: string) => screen.getByRole('button', { name: `Seats for ${price}` });
  await chip('€89').click();
  await expect.element(chip('€89')).toHaveAttribute('aria-pressed', 'true');
  expect(['20B', '20C', '1A'].map((seat) => seating.matchesFilter(seat))).toEqual([true, false, false]);
  await screen.rerender({ cabin: 'business' });
  await expect.element(chip('€480')).toHaveAttribute('aria-pressed', 'false');
  await chip('€480').click();
  expect(['20B', '20C', '1A'].map((seat) => seating.matchesFilter(seat))).toEqual([true, false, true]);
  await screen.rerender({ cabin: 'economy' });
  await expect.element(chip('€89')).toHaveAttribute('aria-pressed', 'true');
});
