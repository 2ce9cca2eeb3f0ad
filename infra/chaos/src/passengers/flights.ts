import { connect, createFlightStore } from '@jumpseat/db';
import { type BlockBy, flightSeats, instant, layoutOf, refuseSeat, usualFares } from '@jumpseat/domain';
import type { Random } from '../random.ts';

const DAY_MS = 86_400_000;
/** When this share of its seats is sold, the next flight of the same kind replaces a flight. */
const SOLD_OUT = 0.6;
/** Passengers choose among the first seats that are left, so that many choose the same. */
const CHOICES = 90;
/** The share of passengers who may choose sold seats. */
const SOLD_SEAT_CHANCE = 0.06;

/** The kinds of flights differ in the size of their seat blocks. */
const KINDS: readonly { readonly name: string; readonly layoutId: string; readonly blockBy: BlockBy }[] = [
  { name: 'SEAT', layoutId: 'a220-300', blockBy: 'seat' },
  { name: 'CABIN', layoutId: 'a320neo', blockBy: 'cabin' },
  { name: 'FLIGHT', layoutId: 'b787-9', blockBy: 'flight' },
];
const GENERATIONS = 60;
/** A separate flight for the probe that measures recovery. */
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
    const choices = random.chance(SOLD_SEAT_CHANCE) ? this.#seats : left.slice(0, CHOICES);
    return random.shuffle(choices).slice(0, count);
  }
}

/** The flights that passengers book. When a flight is nearly full, the next one goes on sale. */
export class Flights {
  readonly #onSale: FlightOnSale[];
  readonly #generation = KINDS.map(() => 0);

  constructor() {
    this.#onSale = KINDS.map((kind) => new FlightOnSale(idOf(kind.name, 0), kind));
  }

  get ids(): readonly string[] {
    return this.#onSale.map(({ id }) => id);
  }

  pick(random: Random): FlightOnSale {
    return random.pick(this.#onSale);
  }

  /** Also puts the next flight on sale if this one is nearly full. */
  markSold(flightId: string, seats: readonly string[]): void {
    const index = this.#onSale.findIndex(({ id }) => id === flightId);
    const flight = this.#onSale[index];
    const kind = KINDS[index];
    if (!flight || !kind) return;
    flight.sell(seats);
    const next = ((this.#generation[index] ?? 0) + 1) % GENERATIONS;
    if (!flight.isSoldOut) return;
    this.#generation[index] = next;
    this.#onSale[index] = new FlightOnSale(idOf(kind.name, next), kind);
  }
}

const idOf = (name: string, generation: number) => `${name}-${generation}`;

/** The seats that a party of adults may choose. */
function seatsOf(flight: { readonly layoutId: string; readonly blockBy: BlockBy }): string[] {
  return [...flightSeats(flight).seats.values()].filter((seat) => !refuseSeat(seat, {})).map(({ code }) => code);
}

const PROBE_KIND = { layoutId: 'b787-9', blockBy: 'cabin' } as const;
export const probeSeats = () => seatsOf(PROBE_KIND);

/** Creates all flights of a run. */
export async function createFlights(databaseUrl: string): Promise<void> {
  const database = connect(databaseUrl, { max: 4 });
  const flights = createFlightStore(database);
  const departsAt = instant(Date.now() + DAY_MS);
  const create = (id: string, { layoutId, blockBy }: { layoutId: string; blockBy: BlockBy }) =>
    flights.create({
      id,
      layoutId,
      blockBy,
      departsAt,
      salesCloseAt: departsAt,
      origin: 'ZRH',
      destination: 'LIS',
      fares: usualFares(layoutOf(layoutId)),
      surcharges: {},
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
