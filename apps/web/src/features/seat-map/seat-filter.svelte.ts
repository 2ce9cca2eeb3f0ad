import type { CabinId, PlacedSeat, SeatTrait } from '@jumpseat/domain';
import { SvelteSet } from 'svelte/reactivity';

/** What of a seat the filter looks at. */
export interface FilteredSeat extends Pick<PlacedSeat, 'cabin' | 'traits'> {
  /** In minor units. */
  readonly price: number;
  readonly free: boolean;
}

/** What a passenger wants in a seat. The map dims other seats, the list omits them. */
export class SeatFilter {
  /** A seat must have all of these. */
  readonly traits = new SvelteSet<SeatTrait>();
  cabin = $state<CabinId | ''>('');
  /** The highest price in minor units; null for any. */
  maxPrice = $state<number | null>(null);
  availableOnly = $state(false);

  readonly isActive = $derived(
    this.traits.size > 0 || this.cabin !== '' || this.maxPrice !== null || this.availableOnly,
  );

  toggle(trait: SeatTrait): void {
    if (!this.traits.delete(trait)) this.traits.add(trait);
  }

  clear(): void {
    this.traits.clear();
    this.cabin = '';
    this.maxPrice = null;
    this.availableOnly = false;
  }

  matches({ cabin, traits, price, free }: FilteredSeat): boolean {
    if (this.cabin !== '' && cabin !== this.cabin) return false;
    if (this.maxPrice !== null && price > this.maxPrice) return false;
    if (this.availableOnly && !free) return false;
    for (const trait of this.traits) if (!traits.includes(trait)) return false;
    return true;
  }
}
