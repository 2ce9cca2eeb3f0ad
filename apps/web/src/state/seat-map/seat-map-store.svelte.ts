import type { SeatMapView, SeatStatus } from '@jumpseat/booking/contracts';
import { type CallError, type JumpseatClient, type SeatMapState, seatMapStateOf } from '@jumpseat/client';

/** The seats of a flight as everyone sees them, kept current while it watches. */
export class SeatMapStore {
  readonly flightId: string;
  #map: SeatMapState = $state.raw({ version: 0, seats: {} });
  #error = $state.raw<CallError | null>(null);

  constructor(view: SeatMapView) {
    this.flightId = view.flightId;
    this.#map = seatMapStateOf(view);
  }

  get version(): number {
    return this.#map.version;
  }

  /** How many seats are to be had. */
  readonly available = $derived(Object.values(this.#map.seats).filter((status) => status === 'AVAILABLE').length);

  /** Why the map is not current, where the server says so. */
  get error(): CallError | null {
    return this.#error;
  }

  dismiss(): void {
    this.#error = null;
  }

  statusOf(seat: string): SeatStatus | undefined {
    return this.#map.seats[seat];
  }

  /** Watches from the version it has, until the answer is called. */
  watch({ watchSeatMap }: Pick<JumpseatClient, 'watchSeatMap'>): () => void {
    return watchSeatMap(this.flightId, { from: this.#map }).subscribe(({ value, error }) => {
      if (value) this.#map = value;
      this.#error = error ?? null;
    });
  }
}
