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

test('each filter narrows the list, what is left is counted aloud, and one press clears them all', async () => {
  const { filters, found, entry } = await aList({ taken: ['20A'] });
  await expect.element(found).toHaveTextContent('166 seats of 166');
  expect(found.element().getAttribute('aria-live')).toBe('polite');
  const window = filters.getByRole('button', { name: 'Window' });
  await window.click();
  await expect.element(window).toHaveAttribute('aria-pressed', 'true');
  await expect.element(found).toHaveTextContent('58 seats of 166');
  await filters.getByRole('combobox', { name: 'Cabin' }).selectOptions('Economy');
  await expect.element(found).toHaveTextContent('50 seats of 166');
  await filters.getByRole('button', { name: 'Only free' }).click();
  await expect.element(found).toHaveTextContent('49 seats of 166');
  await filters.getByRole('combobox', { name: 'Price' }).selectOptions('Up to €98.00');
  await expect.element(found).toHaveTextContent('45 seats of 166');
  await expect.element(entry('20A')).not.toBeInTheDocument();
  await filters.getByRole('button', { name: 'Clear' }).click();
  await expect.element(found).toHaveTextContent('166 seats of 166');
  await expect.element(filters.getByRole('button', { name: 'Clear' })).not.toBeInTheDocument();
  await expect.element(filters.getByRole('combobox', { name: 'Cabin' })).toHaveDisplayValue('Any cabin');
});

test('filters that no seat passes say so and what to do', async () => {
  const { filters, list } = await aList();
  await filters.getByRole('button', { name: 'Extra legroom' }).click();
  await filters.getByRole('combobox', { name: 'Cabin' }).selectOptions('Business');
  await expect.element(list.getByText('No seat is like that. Take a filter away.')).toBeVisible();
});

test('a seat is told as on the map and chosen by a press; one that is taken says so and asks for nothing', async () => {
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

test('a seat that the rules keep from the party says why, before it is pressed', async () => {
  const { entry, seating } = await aList();
  seating.travelAs([{ kind: 'adult' }, { kind: 'child' }]);
  const reason = 'Seats at an emergency exit are not for parties with a child or an infant.';
  await expect
    .element(entry('11C'))
    .toHaveAccessibleName(`11C aisle, extra legroom, exit row, no recline ${reason} €135.00`);
  await expect.element(entry('11C')).toHaveAttribute('aria-disabled', 'true');
  await entry('11C').click({ force: true });
  expect(seating.chosen.size).toBe(0);
});
