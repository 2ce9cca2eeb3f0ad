import type { DeckView } from '@jumpseat/booking/contracts';
import { layoutOf } from '@jumpseat/domain';
import { expect, test } from 'vitest';
import { planDeck } from './deck-plan.ts';
import { seatTowards } from './seat-walk.ts';

const decksOf = (id: string) => layoutOf(id).decks.map((deck) => planDeck(deck as DeckView));
const [a320] = decksOf('a320neo');
const [a350] = decksOf('a350-900');
const [, upper] = decksOf('a380-800');

test.each([
  [a320, '12A', 'ArrowRight', '12B'],
  [a320, '12C', 'ArrowRight', '12D'],
  [a320, '12D', 'ArrowLeft', '12C'],
  [a320, '12A', 'ArrowUp', '11A'],
  [a320, '12A', 'ArrowDown', '14A'],
  [a320, '4F', 'ArrowDown', '5F'],
  [a320, '5B', 'ArrowUp', '4A'],
  [a320, '1A', 'ArrowUp', undefined],
  [a320, '12F', 'ArrowRight', undefined],
  [a320, '12A', 'Enter', undefined],
  [a320, '12D', 'Home', '12A'],
  [a320, '12B', 'End', '12F'],
  [a320, '12B', 'Ctrl+Home', '1A'],
  [a320, '12B', 'Ctrl+End', '30F'],
  [a350, '21D', 'ArrowDown', '31E'],
  [a350, '15A', 'PageDown', '31A'],
  [a350, '45F', 'PageUp', '41F'],
  [a350, '41F', 'PageUp', '31F'],
  [a350, '45F', 'PageDown', '61F'],
  [a320, '12F', 'PageDown', '30F'],
  [a320, '30F', 'PageDown', '30F'],
  [a320, '1A', 'PageUp', '1A'],
  [upper, '6A', 'ArrowDown', '7B'],
])('from %2$s, %3$s leads to %4$s', (plan, from, pressed, to) => {
  if (!plan) throw new Error('no deck');
  expect(seatTowards(plan, from, { key: pressed.replace('Ctrl+', ''), ctrlKey: pressed.startsWith('Ctrl') })).toBe(to);
});
