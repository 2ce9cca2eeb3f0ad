import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { aSeating } from './a-seating.ts';
import SeatHighlights from './SeatHighlights.svelte';
import SeatList from './SeatList.svelte';

async function aList(options?: Parameters<typeof aSeating>[0]) {
  const made = aSeating(options);
  const highlights = await render(SeatHighlights, { seating: made.seating, cabin: 'economy' });
  const list = await render(SeatList, { seating: made.seating, cabin: 'economy' });
  const found = list.getByText(/ seats? of 166$/);
  const entry = (code: string) => list.getByRole('button', { name: new RegExp(`^${code} `) });
  const chips = highlights.getByRole('group', { name: 'Highlight seats' }).getByRole('button');
  const chipOf = (name: string) =>
    highlights.getByRole('group', { name: 'Highlight seats' }).getByRole('button', { name, exact: true });
  const press = async (name: string) => {
    const chip = chipOf(name);
    await chip.click();
    await expect.element(chip).toHaveAttribute('aria-pressed', 'true');
  };
  return { ...made, highlights, list, found, entry, chips, chipOf, press };
}

test('a passenger narrows the list by highlights and clears them with one press', async () => {
  const { found, entry, chipOf, press } = await aList({ taken: ['20A'] });
  await expect.element(found).toHaveTextContent('166 seats of 166');
  expect(found.element().getAttribute('aria-live')).toBe('polite');
  await press('Window');
  await expect.element(found).toHaveTextContent('58 seats of 166');
  await press('Available');
  await expect.element(found).toHaveTextContent('57 seats of 166');
  await expect.element(entry('20A')).not.toBeInTheDocument();
  await press('Seats for €96–€98');
  await expect.element(found).toHaveTextContent('45 seats of 166');
  const clear = chipOf('Clear');
  await clear.click();
  await expect.element(found).toHaveTextContent('166 seats of 166');
  await expect.element(clear).not.toBeInTheDocument();
  await expect.element(chipOf('Available')).toHaveFocus();
});

test('the highlights explain the prices of the cabin and each sign of the map', async () => {
  const { highlights, chips, chipOf } = await aList();
  const names = chips.elements().map((chip) => chip.textContent?.trim().replaceAll(/\s+/g, ' '));
  expect(names).toEqual([
    'Available',
    'Seats for €89',
    'Seats for €96–€98',
    'Seats for €128–€137',
    'Window',
    'Aisle',
    'Middle',
    'Extra legroom',
    'Exit row',
    'Your seat',
    'Held by someone else',
    'Booked',
    'Unavailable to your group',
  ]);
  await highlights.rerender({ cabin: 'business' });
  await expect.element(chipOf('Seats for €480')).toBeInTheDocument();
});

test('a passenger whose highlights match no seat reads what to do', async () => {
  const { list, press } = await aList();
  await press('Your seat');
  await expect.element(list.getByText('No seats match. Remove a highlight.')).toBeVisible();
});

test('a press in the list chooses a seat; a taken seat says so and requests nothing', async () => {
  const { entry, seating, othersHold } = await aList();
  await expect.element(entry('20C')).toHaveAccessibleName('20C aisle Available €96.00');
  await entry('20C').click();
  await expect.element(entry('20C')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(entry('20C')).toHaveAccessibleName('20C aisle Confirming €96.00');
  othersHold('20D');
  await expect.element(entry('20D')).toHaveAccessibleName('20D aisle Held by someone else €96.00');
  await entry('20D').click();
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
