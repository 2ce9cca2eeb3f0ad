import type { SeatMapView, SeatStatus } from '@jumpseat/booking/contracts';
import { type CallError, type JumpseatClient, type SeatMapState, seatMapStateOf } from '@jumpseat/client';
import { SvelteMap } from 'svelte/reactivity';

/** The seats of a flight as everyone sees them. A reader of one seat updates with that seat alone. */
export class SeatMapStore {
  readonly flightId: string;
  readonly #statuses: SvelteMap<string, SeatStatus>;
  #map: SeatMapState = $state.raw({ version: 0, seats: {} });
  #error = $state.raw<CallError | null>(null);

  constructor(view: SeatMapView) {
    this.flightId = view.flightId;
    this.#map = seatMapStateOf(view);
    this.#statuses = new SvelteMap(Object.entries(this.#map.seats));
  }

  /** Rises with each change, for readers of the whole map. */
  get version(): number {
    return this.#map.version;
  }

  /** How many seats are available. */
  get available(): number {
    return this.#available;
  }
  readonly #available = $derived.by(() => {
    let count = 0;
    for (const status of this.#statuses.values()) if (status === 'AVAILABLE') count += 1;
    return count;
  });

  /** Why the map can't be kept current; null if it can. */
  get error(): CallError | null {
    return this.#error;
  }

  dismiss(): void {
    this.#error = null;
  }

  statusOf(seat: string): SeatStatus | undefined {
    return this.#statuses.get(seat);
  }

  /**
   * Watches the map from its current version on. Returns how to stop.
   * @param onTaken called with the seats that others took
   */
  watch(
    { watchSeatMap }: Pick<JumpseatClient, 'watchSeatMap'>,
    onTaken: (seats: readonly string[]) => void = () => {},
  ): () => void {
    return watchSeatMap(this.flightId, { from: this.#map }).subscribe(({ value, error }) => {
      if (value && value !== this.#map) {
        this.#map = value;
        const taken = this.#update(value.seats);
        if (taken.length > 0) onTaken(taken);
      }
      this.#error = error ?? null;
    });
  }

  #update(seats: SeatMapState['seats']): string[] {
    const changed = Object.entries(seats).filter(([seat, status]) => this.#statuses.get(seat) !== status);
    for (const [seat, status] of changed) this.#statuses.set(seat, status);
    return changed.flatMap(([seat, status]) => (status === 'AVAILABLE' ? [] : [seat]));
  }
}
