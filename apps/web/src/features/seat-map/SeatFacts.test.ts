import { layoutOf, seatFacts } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import SeatFacts from './SeatFacts.svelte';

const factsOf = (layoutId: string, code: string) => seatFacts(layoutOf(layoutId), code, 'left');

test('a passenger reads what a seat is like, at most four lines', async () => {
  const screen = await render(SeatFacts, { facts: factsOf('b787-9', '44A') });
  const lines = () =>
    screen
      .getByRole('listitem')
      .elements()
      .map(({ textContent }) => textContent);
  expect(lines()).toEqual([
    'Lavatory right behind',
    'Galley right behind',
    'Sunny side for most of the flight',
    '43 cm wide',
  ]);
  await screen.rerender({ facts: factsOf('b787-9', '2A') });
  expect(lines()).toEqual([
    'Lavatory 2 rows ahead',
    'Galley 2 rows ahead',
    'Sunny side for most of the flight',
    'Reclines to a flat bed',
  ]);
});

test('a seat of which nothing is known has no empty list', async () => {
  const screen = await render(SeatFacts, { facts: factsOf('demo-5x6', '1C') });
  expect(screen.getByRole('list').elements()).toEqual([]);
});
