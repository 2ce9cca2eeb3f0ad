import type { CabinId, PlacedSeat, SeatTrait } from '@jumpseat/domain';
import { SvelteSet } from 'svelte/reactivity';

/** What a seat is looked at for. */
export interface FilteredSeat extends Pick<PlacedSeat, 'cabin' | 'traits'> {
  /** In minor units. */
  readonly price: number;
  readonly free: boolean;
}

/** What a passenger looks for in a seat: the map dims the others, the list leaves them out. */
export class SeatFilter {
  /** All of them are asked for. */
  readonly traits = new SvelteSet<SeatTrait>();
  cabin = $state<CabinId | ''>('');
  /** The most a seat may cost, in minor units; null for any price. */
  maxPrice = $state<number | null>(null);
  onlyFree = $state(false);

  readonly active = $derived(this.traits.size > 0 || this.cabin !== '' || this.maxPrice !== null || this.onlyFree);

  toggle(trait: SeatTrait): void {
    if (!this.traits.delete(trait)) this.traits.add(trait);
  }

  clear(): void {
    this.traits.clear();
    this.cabin = '';
    this.maxPrice = null;
    this.onlyFree = false;
  }

  admits({ cabin, traits, price, free }: FilteredSeat): boolean {
    if (this.cabin !== '' && cabin !== this.cabin) return false;
    if (this.maxPrice !== null && price > this.maxPrice) return false;
    if (this.onlyFree && !free) return false;
    for (const trait of this.traits) if (!traits.includes(trait)) return false;
    return true;
  }
}
