import type { SeatTrait } from '@jumpseat/domain';
import { SvelteSet } from 'svelte/reactivity';
import type { PriceTier } from './price-tiers.ts';
import { canPress, type SeatLook } from './seat-look.ts';

/** What of a seat the filter looks at. */
export interface FilteredSeat {
  readonly traits: readonly SeatTrait[];
  readonly tier: PriceTier | undefined;
  readonly look: SeatLook;
}

/** A seat has one of these, so two of them together mean either. */
const POSITIONS: ReadonlySet<SeatTrait> = new Set(['window', 'aisle', 'middle']);
const OWN: ReadonlySet<SeatLook> = new Set(['mine', 'confirming', 'confirmed']);

/** What a passenger highlights. The map dims other seats, the list omits them. */
export class SeatFilter {
  readonly traits = new SvelteSet<SeatTrait>();
  /** Each tier of each cabin is an object of its own, so two cabins never share one. */
  readonly tiers = new SvelteSet<PriceTier>();
  readonly looks = new SvelteSet<SeatLook>();

  readonly isActive = $derived(this.traits.size + this.tiers.size + this.looks.size > 0);

  clear(): void {
    this.traits.clear();
    this.tiers.clear();
    this.looks.clear();
  }

  matches({ traits, tier, look }: FilteredSeat): boolean {
    if (this.tiers.size > 0 && !(tier && this.tiers.has(tier))) return false;
    if (this.looks.size > 0 && ![...this.looks].some((chosen) => isCalled(chosen, look))) return false;
    const positions = [...this.traits].filter((trait) => POSITIONS.has(trait));
    if (positions.length > 0 && !positions.some((trait) => traits.includes(trait))) return false;
    return [...this.traits].every((trait) => POSITIONS.has(trait) || traits.includes(trait));
  }
}

/** Whether an entry of the legend stands for seats with this look. Own seats count as available, so they stay seen. */
function isCalled(entry: SeatLook, look: SeatLook): boolean {
  if (entry === 'available') return canPress(look);
  return entry === 'mine' ? OWN.has(look) : entry === look;
}

/** Adds the member to a set of toggles, or removes it. */
export function toggle<Member>(set: Set<Member>, member: Member): void {
  if (!set.delete(member)) set.add(member);
}
