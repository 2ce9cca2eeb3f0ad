import type { SeatBlockActivities } from '@jumpseat/booking/contracts';
import { instant } from '@jumpseat/domain';
import { now } from '../clock.ts';
import { Histogram } from '../report/histogram.ts';
import type { BenchFlight } from '../servers/database.ts';
import type { Made } from '../viewers/audience.ts';

const LEASE_MS = 900_000;

/** Changes of one flight's seats, committed one after another as its seat block does: so each version is known beforehand. */
export class Changes {
  readonly flight: BenchFlight;
  readonly #store: SeatBlockActivities;
  readonly #seatsEach: number;
  #version = 0;
  #first = 1;
  #at: number[] = [];
  #commits = new Histogram();
  #last: Promise<unknown> = Promise.resolve();

  /** @param seatsEach how many seats each change is about, if the flight has so many */
  constructor(store: SeatBlockActivities, flight: BenchFlight, seatsEach: number) {
    this.flight = flight;
    this.#store = store;
    this.#seatsEach = Math.min(seatsEach, flight.seats.length);
  }

  /** The last version that was asked for. */
  get version(): number {
    return this.#version;
  }

  /** When each version since {@link begin} was asked for. */
  get made(): Made {
    return { first: this.#first, at: this.#at };
  }

  /** How long the commits since {@link begin} took, in milliseconds. */
  get commits(): Histogram {
    return this.#commits;
  }

  begin(): void {
    this.#first = this.#version + 1;
    this.#at = [];
    this.#commits = new Histogram();
  }

  /** Holds some seats or frees them again; answers its version when it is committed. */
  make(): Promise<number> {
    const version = ++this.#version;
    const committed = this.#last.then(() => this.#commit(version));
    this.#last = committed;
    return committed.then(() => version);
  }

  async #commit(version: number): Promise<void> {
    const { id: flightId, seats } = this.flight;
    const turn = Math.floor((version - 1) / 2);
    const chosen = Array.from({ length: this.#seatsEach }, (_, each) => {
      return seats[(turn * this.#seatsEach + each) % seats.length]?.code ?? '';
    });
    const holding = version % 2 === 1;
    const changes = chosen.map((seat) => ({
      seat,
      status: holding ? ('HELD' as const) : ('AVAILABLE' as const),
      orderId: holding ? `order-${version}` : null,
      leaseUntil: holding ? instant(Date.now() + LEASE_MS) : null,
    }));
    const asked = now();
    this.#at[version - this.#first] = asked;
    await this.#store.projectSeats({ flightId, blockId: 'all', version, changes });
    this.#commits.add(now() - asked);
  }
}
