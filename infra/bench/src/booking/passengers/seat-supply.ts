import type { Spread } from '../results.ts';
import type { FlightToBook } from './booker.ts';

/** Hands out pairs of seats, each once. */
export class SeatSupply {
  readonly #flights: readonly FlightToBook[];
  readonly #spread: Spread;
  #next = 0;

  constructor(flights: readonly FlightToBook[], spread: Spread) {
    this.#flights = flights;
    this.#spread = spread;
  }

  /** @throws where every seat is taken */
  take(): Pick<FlightToBook, 'flight'> & { readonly seats: readonly string[] } {
    const turn = this.#next++;
    const [flight, pair] = this.#spread === 'many' ? this.#inTurn(turn) : this.#oneAfterAnother(turn);
    const seats = flight?.pairs[pair];
    if (!flight || !seats) throw new Error('every seat is taken: there were too few flights for so many bookings');
    return { flight: flight.flight, seats };
  }

  #inTurn(turn: number): [FlightToBook | undefined, number] {
    return [this.#flights[turn % this.#flights.length], Math.floor(turn / this.#flights.length)];
  }

  #oneAfterAnother(turn: number): [FlightToBook | undefined, number] {
    const perFlight = this.#flights[0]?.pairs.length ?? 1;
    return [this.#flights[Math.floor(turn / perFlight)], turn % perFlight];
  }
}
