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

function similarTo(code: string, free: readonly PricedSeat[]): string[] {
  const lost = seats.find((seat) => seat.code === code);
  if (!lost) throw new Error(`no seat ${code}`);
  return similarSeats(
    lost,
    free.filter((seat) => seat !== lost),
  ).map((seat) => seat.code);
}

test('a passenger who lost an aisle seat is offered the nearest aisle seats', () => {
  expect(similarTo('20C', seats)).toEqual(['19C', '21C', '20D']);
});

test('similar seats come before nearer ones of another kind, and none costs more', () => {
  const free = seats.filter(({ code }) => ['20B', '26C', '20A', '12C', '1C'].includes(code));
  expect(similarTo('20C', free)).toEqual(['26C', '20B']);
});

test('a full cabin has nothing to offer', () => {
  expect(similarTo('20C', [])).toEqual([]);
});
