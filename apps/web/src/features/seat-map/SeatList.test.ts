import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from './a-seating.ts';
import SeatFilters from './SeatFilters.svelte';
import SeatList from './SeatList.svelte';

async function aList(options?: Parameters<typeof aSeating>[0]) {
  const made = aSeating(options);
  const filters = await render(SeatFilters, { seating: made.seating });
  const list = await render(SeatList, { seating: made.seating });
  const found = list.getByText(/ seats? of 166$/);
  const entry = (code: string) => list.getByRole('button', { name: new RegExp(`^${code} `) });
  return { ...made, filters, list, found, entry };
}

test('a passenger narrows the list by filters and clears them with one press', async () => {
  const { filters, found, entry } = await aList({ taken: ['20A'] });
  await expect.element(found).toHaveTextContent('166 seats of 166');
  expect(found.element().getAttribute('aria-live')).toBe('polite');
  const window = filters.getByRole('button', { name: 'Window' });
  await window.click();
  await expect.element(window).toHaveAttribute('aria-pressed', 'true');
  await expect.element(found).toHaveTextContent('58 seats of 166');
  await filters.getByRole('combobox', { name: 'Cabin' }).selectOptions('Economy');
  await expect.element(found).toHaveTextContent('50 seats of 166');
  await filters.getByRole('button', { name: 'Available only' }).click();
  await expect.element(found).toHaveTextContent('49 seats of 166');
  await filters.getByRole('combobox', { name: 'Price' }).selectOptions('Up to €98.00');
  await expect.element(found).toHaveTextContent('45 seats of 166');
  await expect.element(entry('20A')).not.toBeInTheDocument();
  await filters.getByRole('button', { name: 'Clear' }).click();
  await expect.element(found).toHaveTextContent('166 seats of 166');
  await expect.element(filters.getByRole('button', { name: 'Clear' })).not.toBeInTheDocument();
  await expect.element(filters.getByRole('combobox', { name: 'Cabin' })).toHaveDisplayValue('Any cabin');
});

test('a passenger whose filters match no seat reads what to do', async () => {
  const { filters, list } = await aList();
  await filters.getByRole('button', { name: 'Extra legroom' }).click();
  await filters.getByRole('combobox', { name: 'Cabin' }).selectOptions('Business');
  await expect.element(list.getByText('No seats match. Remove a filter.')).toBeVisible();
});

test('a press in the list chooses a seat; a taken seat says so and requests nothing', async () => {
  const { entry, seating, othersHold } = await aList();
  await expect.element(entry('20C')).toHaveAccessibleName('20C aisle Available €96.00');
  await entry('20C').click();
  await expect.element(entry('20C')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(entry('20C')).toHaveAccessibleName('20C aisle Confirming €96.00');
  othersHold('20D');
  await expect.element(entry('20D')).toHaveAccessibleName('20D aisle Held by someone else €96.00');
  await entry('20D').click({ force: true });
  expect([...seating.chosen]).toEqual(['20C']);
});

test('a seat that the rules keep from the group says why before a press', async () => {
  const { entry, seating } = await aList();
  seating.setParty([{ kind: 'adult' }, { kind: 'child' }]);
  const reason = "Exit-row seats aren't available to groups with a child or baby.";
  await expect
    .element(entry('11C'))
    .toHaveAccessibleName(`11C aisle, extra legroom, exit row, no recline ${reason} €135.00`);
  await expect.element(entry('11C')).toHaveAttribute('aria-disabled', 'true');
  await entry('11C').click({ force: true });
  expect(seating.chosen.size).toBe(0);
});
