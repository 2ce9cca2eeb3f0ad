import { untrack } from 'svelte';
import type { SeatLook } from '#features/seat-map/seat-look.ts';
import type { Seating } from '#features/seat-map/seating.svelte.ts';
import type { AlertMemory } from './alert-memory.ts';

/** How many seats a passenger can wait for at a time. */
export const MAX_ALERTS = 5;

/** The seats that this tab waits for, because others hold them. Holds run out. */
export class SeatAlerts {
  readonly #seating: Pick<Seating, 'lookOf' | 'seats'>;
  #memory: AlertMemory | undefined;
  #wanted = $state.raw<readonly string[]>([]);
  #booked = $state.raw<readonly string[]>([]);
  #asked = $state<string | null>(null);
  /** The free seats that the passenger knows of. */
  readonly #told = new Set<string>();
  /** The seats that the passenger waits for, and the one asked about. */
  readonly #watched = $derived.by(() => {
    const asked = this.#asked === null ? [] : [this.#asked];
    return [...new Set([...this.#wanted, ...asked])];
  });

  constructor(seating: Pick<Seating, 'lookOf' | 'seats'>) {
    this.#seating = seating;
  }

  /** The seats that the passenger waits for, the free ones too. */
  get wanted(): readonly string[] {
    return this.#wanted;
  }

  /** The seats among them that the passenger can hold now, and the one asked about. */
  readonly free = $derived.by(() => this.#watched.filter((seat) => this.#seating.lookOf(seat) === 'available'));

  /** The seats among them that others have booked for good, until the passenger has read so. */
  get booked(): readonly string[] {
    return this.#booked;
  }

  /** The seat that the passenger asks about while someone else holds it; null for none. */
  readonly asked = $derived.by(() => {
    const seat = this.#asked;
    return seat !== null && this.#seating.lookOf(seat) === 'held' ? seat : null;
  });

  /** Whether the passenger waits for as many seats as they can. */
  readonly isFull = $derived(this.#wanted.length >= MAX_ALERTS);

  isOn(seat: string): boolean {
    return this.#wanted.includes(seat);
  }

  /** Asks about a seat that someone else holds; null for none. */
  ask(seat: string | null): void {
    this.#asked = seat;
  }

  /** Begins to wait for the seat, or stops. Does nothing if the passenger waits for too many already. */
  toggle(seat: string): void {
    if (this.isOn(seat)) this.#want(this.#wanted.filter((other) => other !== seat));
    else if (!this.isFull) this.#want([...this.#wanted, seat]);
  }

  /** Forgets these seats: the passenger has read about them, and no longer waits for them. */
  dismiss(seats: readonly string[]): void {
    this.#want(this.#wanted.filter((seat) => !seats.includes(seat)));
    this.#booked = this.#booked.filter((seat) => !seats.includes(seat));
    if (this.#asked !== null && seats.includes(this.#asked)) this.#asked = null;
  }

  /**
   * Resumes what this tab waited for, and follows the map. Returns how to stop.
   * @param onFree called once with each seat that becomes free
   */
  watch(memory: AlertMemory, onFree: (seat: string) => void): () => void {
    this.#memory = memory;
    this.#wanted = memory.recall().filter((seat) => this.#seating.seats.has(seat));
    const stop = $effect.root(() => {
      $effect(() => {
        const looks = this.#watched.map((seat) => [seat, this.#seating.lookOf(seat)] as const);
        untrack(() => {
          for (const [seat, look] of looks) this.#follow(seat, look, onFree);
        });
      });
    });
    return () => {
      stop();
      this.#memory = undefined;
    };
  }

  #follow(seat: string, look: SeatLook, onFree: (seat: string) => void): void {
    const isWanted = this.isOn(seat);
    if (look === 'mine' || look === 'confirmed' || look === 'booked') this.dismiss([seat]);
    if (look === 'booked' && isWanted) this.#booked = [...this.#booked, seat];
    if (look === 'held') this.#told.delete(seat);
    if (look === 'available' && isWanted && !this.#told.has(seat)) {
      this.#told.add(seat);
      onFree(seat);
    }
  }

  #want(seats: readonly string[]): void {
    this.#wanted = seats;
    for (const seat of this.#told) if (!seats.includes(seat)) this.#told.delete(seat);
    this.#memory?.remember(seats);
  }
}
