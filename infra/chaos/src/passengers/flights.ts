import { connect, createFlightStore } from '@jumpseat/db';
import { type BlockBy, flightSeats, instant, layoutOf, refuseSeat, usualFares } from '@jumpseat/domain';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;
/** A flight is replaced by the next of its kind when this share of its seats is sold. */
const SOLD_OUT = 0.6;
/** Passengers want the first so many seats that are left: enough of them want the same. */
const WANTED = 90;
/** And some want a seat that is sold. */
const WANT_A_SOLD_ONE = 0.06;

/** Each kind of flight has seat blocks of another size. */
const KINDS: readonly { readonly name: string; readonly layoutId: string; readonly blockBy: BlockBy }[] = [
  { name: 'SEAT', layoutId: 'a220-300', blockBy: 'seat' },
  { name: 'CABIN', layoutId: 'a320neo', blockBy: 'cabin' },
  { name: 'FLIGHT', layoutId: 'b787-9', blockBy: 'flight' },
];
const GENERATIONS = 60;
/** A flight of its own for whoever measures recovery. */
export const PROBE_FLIGHT = 'PROBE';

class FlightOnSale {
  readonly id: string;
  readonly #seats: readonly string[];
  readonly #sold = new Set<string>();

  constructor(id: string, kind: (typeof KINDS)[number]) {
    this.id = id;
    this.#seats = seatsOf(kind);
  }

  get isSoldOut(): boolean {
    return this.#sold.size >= this.#seats.length * SOLD_OUT;
  }

  sell(seats: readonly string[]): void {
    for (const seat of seats) this.#sold.add(seat);
  }

  choose(random: Random, count: number): string[] {
    const left = this.#seats.filter((seat) => !this.#sold.has(seat));
    const wanted = random.isTrue(WANT_A_SOLD_ONE) ? this.#seats : left.slice(0, WANTED);
    return random.shuffle(wanted).slice(0, count);
  }
}

/** The flights that passengers book: when one is nearly full, the next goes on sale. */
export class Flights {
  readonly #onSale: FlightOnSale[];
  readonly #generation = KINDS.map(() => 0);

  constructor() {
    this.#onSale = KINDS.map((kind) => new FlightOnSale(idOf(kind.name, 0), kind));
  }

  get ids(): readonly string[] {
    return this.#onSale.map(({ id }) => id);
  }

  any(random: Random): FlightOnSale {
    return random.one(this.#onSale);
  }

  /** Notes that seats are gone. */
  sold(flightId: string, seats: readonly string[]): void {
    const index = this.#onSale.findIndex(({ id }) => id === flightId);
    const [flight, kind] = [this.#onSale[index], KINDS[index]];
    if (!flight || !kind) return;
    flight.sell(seats);
    const next = ((this.#generation[index] ?? 0) + 1) % GENERATIONS;
    if (!flight.isSoldOut) return;
    this.#generation[index] = next;
    this.#onSale[index] = new FlightOnSale(idOf(kind.name, next), kind);
  }
}

const idOf = (name: string, generation: number) => `${name}-${generation}`;

/** The seats that adults may choose. */
export function seatsOf(flight: { readonly layoutId: string; readonly blockBy: BlockBy }): string[] {
  return [...flightSeats(flight).seats.values()].filter((seat) => !refuseSeat(seat, {})).map(({ code }) => code);
}

const PROBE_KIND = { layoutId: 'b787-9', blockBy: 'cabin' } as const;
export const probeSeats = () => seatsOf(PROBE_KIND);

/** Puts all flights of a run on sale. */
export async function createFlights(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl, { max: 4 });
  const flights = createFlightStore(database);
  const departsAt = instant(Date.now() + DAY_MS);
  const create = (id: string, { layoutId, blockBy }: { layoutId: string; blockBy: BlockBy }) =>
    flights.create({
      ...{ id, layoutId, blockBy, departsAt, salesCloseAt: departsAt, origin: 'ZRH', destination: 'LIS' },
      ...{ fares: usualFares(layoutOf(layoutId)), surcharges: {} },
    });
  try {
    const all = KINDS.flatMap((kind) =>
      Array.from({ length: GENERATIONS }, (_, number) => create(idOf(kind.name, number), kind)),
    );
    await Promise.all([...all, create(PROBE_FLIGHT, PROBE_KIND)]);
  } finally {
    await database.close();
  }
}
