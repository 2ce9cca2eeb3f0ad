import { layoutOf, priceBreakdown, usualFares, usualSurcharges } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PriceLines from './PriceLines.svelte';

const layout = layoutOf('a320neo');
const flight = { layoutId: layout.id, fares: usualFares(layout), surcharges: usualSurcharges(layout) };

test('a passenger reads the fare and the surcharges of each seat, and the total', async () => {
  const breakdown = priceBreakdown({ ...flight, blockBy: 'cabin' }, ['1A', '11A', '20B']);
  const screen = await render(PriceLines, { breakdown });
  const rows = screen.getByRole('table', { name: 'Seat prices' }).getByRole('row');
  const read = [
    'Seat For Price',
    '1A Business €480.00',
    '11A Economy Window Extra legroom €89.00 + €9.00 + €39.00',
    '20B Economy €89.00',
    'Total €706.00',
  ];
  expect(rows.elements()).toHaveLength(read.length);
  for (const [index, words] of read.entries()) await expect.element(rows.nth(index)).toHaveAccessibleName(words);
});
