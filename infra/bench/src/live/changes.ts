import { setTimeout as sleep } from 'node:timers/promises';
import type { SeatBlockActivities } from '@jumpseat/booking/contracts';
import { createSeatStore } from '@jumpseat/db';
import { instant } from '@jumpseat/domain';
import { now } from '../shared/clock.ts';
import type { BenchFlight } from '../shared/database.ts';
import type { Bench } from '../shared/run.ts';
import type { Viewers } from '../shared/viewers/viewers.ts';

const LEASE_MS = 900_000;
let created = 0;

/** Commits changes of one flight one after another, as its seat block does: each version is known beforehand. */
export class FlightChanges {
  readonly id: string;
  readonly #seats: BenchFlight['seats'];
  readonly #store: SeatBlockActivities;
  readonly #seatsEach: number;
  /** The last version that was asked for. */
  version = 0;
  /** When each commit since {@link begin} was asked for. */
  commitTimes: { first: number; at: number[] } = { first: 1, at: [] };
  /** How long each of them took, in milliseconds. */
  commitMs: number[] = [];
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: SeatBlockActivities, { id, seats }: BenchFlight, seatsEach: number) {
    this.id = id;
    this.#seats = seats;
    this.#store = store;
    this.#seatsEach = Math.min(seatsEach, seats.length);
  }

  begin(): void {
    this.commitTimes = { first: this.version + 1, at: [] };
    this.commitMs = [];
  }

  /** Holds some seats or releases them; returns the version once it is committed. */
  async make(): Promise<number> {
    const version = ++this.version;
    this.#last = this.#last.then(() => this.#commit(version));
    await this.#last;
    return version;
  }

  async #commit(version: number): Promise<void> {
    const isHold = version % 2 === 1;
    const from = Math.floor((version - 1) / 2) * this.#seatsEach;
    const changes = Array.from({ length: this.#seatsEach }, (_, index) => ({
      seat: this.#seats[(from + index) % this.#seats.length]?.code ?? '',
      status: isHold ? ('HELD' as const) : ('AVAILABLE' as const),
      orderId: isHold ? `order-${version}` : null,
      leaseUntil: isHold ? instant(Date.now() + LEASE_MS) : null,
    }));
    const askedAt = now();
    this.commitTimes.at[version - this.commitTimes.first] = askedAt;
    await this.#store.projectSeats({ flightId: this.id, blockId: 'all', version, changes });
    this.commitMs.push(now() - askedAt);
  }
}

/** Puts flights on sale. Each change is about `seatsEach` seats, if the flight has as many. */
export async function createFlights(
  { database }: Bench,
  count: number,
  layoutId: string,
  seatsEach: number,
): Promise<FlightChanges[]> {
  const store = createSeatStore(database.database);
  const flights: FlightChanges[] = [];
  while (flights.length < count) {
    const flight = await database.createFlight(`B-${++created}`, layoutId, 'flight');
    flights.push(new FlightChanges(store, flight, seatsEach));
  }
  return flights;
}

/** The last version of each flight. */
export const versionsOf = (flights: readonly FlightChanges[]): Record<string, number> =>
  Object.fromEntries(flights.map(({ id, version }) => [id, version]));

/**
 * Makes changes as fast as all viewers receive them; returns the seconds until the last arrival.
 * Each flight has one change under way, so that no server can merge two into one message.
 */
export async function changeAsFastAsReceived(
  flights: readonly FlightChanges[],
  viewers: Viewers,
  seconds: number,
): Promise<number> {
  const startedAt = now();
  const changeOne = async (flight: FlightChanges) => {
    flight.begin();
    while (now() - startedAt < seconds * 1_000) await viewers.reach({ [flight.id]: await flight.make() });
  };
  await Promise.all(flights.map(changeOne));
  return (now() - startedAt) / 1_000;
}

/**
 * Makes changes at a steady rate, of one flight after another; returns the seconds.
 * A slow commit does not delay other flights.
 *
 * @param rate changes a second, of all flights together
 */
export async function changeSteadily(
  flights: readonly FlightChanges[],
  rate: number,
  seconds: number,
): Promise<number> {
  const startedAt = now();
  const count = Math.round(rate * seconds);
  const made: Promise<unknown>[] = [];
  const sleepUntil = (change: number) => sleep(Math.max(0, startedAt + (change * 1_000) / rate - now()));
  for (const flight of flights) flight.begin();
  for (let change = 0; change < count; change++) {
    await sleepUntil(change);
    const commit = flights[change % flights.length]?.make();
    if (!commit) continue;
    // Awaited at the end. A commit that fails meanwhile must not end the process.
    commit.catch(() => undefined);
    made.push(commit);
  }
  await Promise.all(made);
  await sleepUntil(count);
  return (now() - startedAt) / 1_000;
}
