import type { SeatMapView, SeatStatus } from '@jumpseat/booking/contracts';
import {
  applySeatMapMessage,
  type CallError,
  type JumpseatClient,
  type SeatMapState,
  seatMapStateOf,
  toCallError,
} from '@jumpseat/client';

type Watch = JumpseatClient['trpc']['seatMap']['watch'];

/** The seats of a flight as everyone sees them, kept current while it watches. */
export class SeatMapStore {
  readonly flightId: string;
  #map: SeatMapState = $state.raw({ version: 0, seats: {} });
  #error = $state.raw<CallError | null>(null);
  #stop: (() => void) | undefined;

  constructor(view: SeatMapView) {
    this.flightId = view.flightId;
    this.#map = seatMapStateOf(view);
  }

  get version(): number {
    return this.#map.version;
  }

  /** How many seats are to be had. */
  readonly available = $derived(Object.values(this.#map.seats).filter((status) => status === 'AVAILABLE').length);

  /** What ended the watching, if anything did. */
  get error(): CallError | null {
    return this.#error;
  }

  dismiss(): void {
    this.#error = null;
  }

  statusOf(seat: string): SeatStatus | undefined {
    return this.#map.seats[seat];
  }

  /** Watches from the version it has, until the answer is called. Where changes are missing it asks for the whole map. */
  watch(watch: Watch): () => void {
    this.#follow(watch, `${this.version}`);
    return () => this.#stop?.();
  }

  #follow(watch: Watch, lastEventId?: string): void {
    const subscription = watch.subscribe(
      { flightId: this.flightId, ...(lastEventId !== undefined && { lastEventId }) },
      {
        onData: ({ data }) => {
          const next = applySeatMapMessage(this.#map, data);
          if (next) {
            this.#map = next;
            return;
          }
          subscription.unsubscribe();
          this.#follow(watch);
        },
        onError: (error) => {
          this.#error = toCallError(error);
        },
      },
    );
    this.#stop = () => subscription.unsubscribe();
  }
}
