import { cabinsOf, type Layout, seatsOf } from '@jumpseat/domain';
import type { LayoutSummary, LayoutView } from './deck-view.ts';

/** An aircraft as lists show it. A cabin on two decks counts once. */
export function toLayoutSummary(layout: Layout): LayoutSummary {
  const seats = seatsOf(layout);
  const names = new Map(cabinsOf(layout).map(({ id, name }) => [id, name]));
  return {
    id: layout.id,
    name: layout.name,
    seatsTotal: seats.length,
    cabins: [...names].map(([id, name]) => ({
      id,
      name,
      seatsTotal: seats.filter(({ cabin }) => cabin === id).length,
    })),
  };
}

/** An aircraft with its decks. */
export function toLayoutView(layout: Layout): LayoutView {
  return { ...toLayoutSummary(layout), decks: layout.decks };
}
