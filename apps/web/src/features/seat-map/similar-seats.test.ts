import type { DeckView } from '@jumpseat/booking/contracts';
import { layoutOf, priceOfSeat, usualFares, usualSurcharges } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { planDeck } from './deck-plan.ts';
import { type PricedSeat, similarSeats } from './similar-seats.ts';

const layout = layoutOf('a320neo');
const tariff = { fares: usualFares(layout), surcharges: usualSurcharges(layout) };
const seats: PricedSeat[] = layout.decks
  .flatMap((deck) => planDeck(deck as DeckView).seats)
  .map((seat) => ({ ...seat, deck: 'main', price: priceOfSeat(tariff, seat).total.amount }));

function equalsOf(code: string, free: readonly PricedSeat[]): string[] {
  const lost = seats.find((seat) => seat.code === code);
  if (!lost) throw new Error(`no seat ${code}`);
  return similarSeats(
    lost,
    free.filter((seat) => seat !== lost),
  ).map((seat) => seat.code);
}

test('a lost aisle seat has the aisle seats beside it as its equals', () => {
  expect(equalsOf('20C', seats)).toEqual(['19C', '21C', '20D']);
});

test('equals come before nearer seats of another kind, and nothing dearer is offered', () => {
  const free = seats.filter(({ code }) => ['20B', '26C', '20A', '12C', '1C'].includes(code));
  expect(equalsOf('20C', free)).toEqual(['26C', '20B']);
});

test('where the cabin is full there is nothing to offer', () => {
  expect(equalsOf('20C', [])).toEqual([]);
});
