import type {
  FareSearch,
  FlightFilter,
  FlightReads,
  FlightRow,
  FlightSearch,
  FlightWrites,
  NewFlight,
} from '@jumpseat/booking/contracts';
import {
  addDays,
  airportOf,
  CABINS,
  type CabinId,
  instant,
  layoutOf,
  localTime,
  priceOfSeat,
  type SeatCode,
  type SeatStatus,
  seatOf,
  seatsOf,
  usualFares,
} from '@jumpseat/domain';
import type { SeatStateReads } from '../live/seat-map-topic.ts';

interface Seat {
  status: SeatStatus;
  orderId: string | null;
  version: number;
}

interface StoredFlight {
  readonly facts: NewFlight;
  readonly seats: Map<SeatCode, Seat>;
  version: number;
}

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;

/** Flights and their seats in memory. */
export class MemoryFlights implements FlightReads, FlightWrites, SeatStateReads {
  readonly #flights = new Map<string, StoredFlight>();

  async create(facts: NewFlight): Promise<boolean> {
    if (this.#flights.has(facts.id)) return false;
    const seats = seatsOf(layoutOf(facts.layoutId)).map(({ code }): [SeatCode, Seat] => [
      code,
      { status: 'AVAILABLE', orderId: null, version: 0 },
    ]);
    this.#flights.set(facts.id, { facts, seats: new Map(seats), version: 0 });
    return true;
  }

  /** Stores a flight without any check, and without seats. */
  put(facts: NewFlight): void {
    this.#flights.set(facts.id, { facts, seats: new Map(), version: 0 });
  }

  async list({ route, demo, limit }: FlightFilter) {
    return [...this.#flights.values()]
      .map(rowOf)
      .filter((flight) => !route || (flight.origin === route.origin && flight.destination === route.destination))
      .filter((flight) => demo === undefined || flight.layoutId.startsWith('demo-') === demo)
      .slice(0, limit);
  }

  async search({ date, ...route }: FlightSearch) {
    const flights = await this.list({ route });
    return flights.filter((flight) => localTime(flight.departsAt, airportOf(flight.origin).timeZone).startsWith(date));
  }

  async lowestFares({ date, days, ...route }: FareSearch) {
    const end = addDays(date, days);
    return (await this.list({ route })).flatMap(({ id, origin, departsAt, fares, seatsAvailableByCabin }) => {
      const day = localTime(departsAt, airportOf(origin).timeZone).slice(0, 10);
      const offered = CABINS.filter((cabin) => seatsAvailableByCabin[cabin] > 0).flatMap((cabin) => fares[cabin] ?? []);
      const [fare] = offered.toSorted((a, b) => a.amount - b.amount);
      return fare && day >= date && day < end ? [{ id, origin, departsAt, fare }] : [];
    });
  }

  async routes() {
    return this.list({});
  }

  async find(flightId: string): Promise<FlightRow | null> {
    const flight = this.#flights.get(flightId);
    return flight ? rowOf(flight) : null;
  }

  async findForSale(flightId: string) {
    return this.#flights.get(flightId)?.facts ?? null;
  }

  async seatMap(flightId: string) {
    const flight = this.#flights.get(flightId);
    if (!flight) return null;
    const seats = [...flight.seats].map(([code, { status }]) => {
      const { cabin, total } = priceOfSeat(flight.facts, seatOf(flight.facts, code));
      return { code, cabin, price: total, status };
    });
    return { flightId, version: flight.version, seats };
  }

  async seatStates(flightId: string) {
    const flight = this.#flights.get(flightId);
    return flight ? { version: flight.version, seats: Object.fromEntries(flight.seats) } : null;
  }

  async seatsSince(flightId: string, after: number) {
    const { version, seats } = this.#get(flightId);
    const changed = [...seats].filter(([, seat]) => seat.version > after).map(([code, { status }]) => [code, status]);
    return { version, seats: Object.fromEntries(changed) as Record<SeatCode, SeatStatus> };
  }

  async seatVersions(ids: readonly string[]) {
    return ids.flatMap((id) => {
      const flight = this.#flights.get(id);
      return flight ? [{ id, version: flight.version }] : [];
    });
  }

  /** Returns what prices are computed from. */
  tariff(flightId: string): NewFlight {
    return this.#get(flightId).facts;
  }

  /** Returns the first of the seats that another order has. */
  taken(flightId: string, seats: readonly SeatCode[], orderId: string): { seat: SeatCode; status: SeatStatus } | null {
    for (const seat of seats) {
      const state = this.#get(flightId).seats.get(seat);
      if (state?.orderId && state.orderId !== orderId) return { seat, status: state.status };
    }
    return null;
  }

  /** Changes seats. Returns the new version. */
  set(flightId: string, codes: readonly SeatCode[], to: { status: SeatStatus; orderId: string | null }): number {
    const flight = this.#get(flightId);
    flight.version += 1;
    for (const code of codes) flight.seats.set(code, { ...to, version: flight.version });
    return flight.version;
  }

  #get(flightId: string): StoredFlight {
    const flight = this.#flights.get(flightId);
    if (!flight) throw new Error(`no flight ${flightId}`);
    return flight;
  }
}

/** A flight that departs in a week. */
export function flightAhead(id: string, layoutId: string): NewFlight {
  const departs = Date.now() + 7 * DAY_MS;
  return {
    id,
    layoutId,
    blockBy: 'cabin',
    origin: 'ZRH',
    destination: 'LIS',
    salesCloseAt: instant(departs - HOUR_MS),
    departsAt: instant(departs),
    fares: usualFares(layoutOf(layoutId)),
    surcharges: {},
  };
}

function rowOf({ facts, seats }: StoredFlight): FlightRow {
  const free = [...seats].filter(([, { status }]) => status === 'AVAILABLE').map(([code]) => seatOf(facts, code).cabin);
  const freeIn = (cabin: CabinId) => free.filter((each) => each === cabin).length;
  return {
    ...facts,
    arrivesAt: facts.arrivesAt ?? null,
    archivedAt: null,
    seatsTotal: seats.size,
    seatsAvailable: free.length,
    seatsAvailableByCabin: {
      first: freeIn('first'),
      business: freeIn('business'),
      premium: freeIn('premium'),
      economy: freeIn('economy'),
    },
  };
}
