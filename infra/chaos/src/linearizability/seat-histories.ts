import { type Call, finalStatusOf } from '../passengers/call.ts';
import type { SeatAction, SeatOperation } from './seat-model.ts';

const NEVER = Number.POSITIVE_INFINITY;
/** Tolerance, because several processes read the clock. */
const CLOCK_TOLERANCE_MS = 50;

/** What Postgres has at the end, whether or not a client was told. */
export interface FinalState {
  /** The order id of each user, for requests whose answer did not arrive. */
  readonly orderIdByUser: ReadonlyMap<string, string>;
  /** The order id that has booked each seat, by `flight/seat`. */
  readonly bookedBy: ReadonlyMap<string, string>;
  /** When it was read, in epoch milliseconds. */
  readonly readAt: number;
}

export interface SeatHistory {
  readonly flightId: string;
  readonly seat: string;
  readonly operations: readonly SeatOperation[];
}

/** Derives the operations on each seat from the requests of clients and their answers. */
export function seatHistories(calls: readonly Call[], final: FinalState): SeatHistory[] {
  const seats = new Map<string, { flightId: string; seat: string; operations: SeatOperation[] }>();
  const add = (flightId: string, seat: string, operation: SeatOperation) => {
    const key = `${flightId}/${seat}`;
    const known = seats.get(key) ?? { flightId, seat, operations: [] };
    known.operations.push(operation);
    seats.set(key, known);
  };
  const holderOf = ({ orderId, userId }: Call) =>
    orderId ?? final.orderIdByUser.get(userId ?? '') ?? userId ?? 'nobody';
  for (const [holder, own] of Map.groupBy(calls, holderOf)) {
    for (const { flightId, seat, operation } of new OrderHistory(holder, own).operations())
      add(flightId, seat, operation);
  }
  for (const [key, { operations }] of seats) {
    const by = final.bookedBy.get(key);
    const action: SeatAction = by === undefined ? { type: 'finally-not-booked' } : { type: 'finally-booked', by };
    operations.push({ action, from: final.readAt, to: final.readAt, optional: false });
  }
  return [...seats.values()];
}

interface Step {
  readonly flightId: string;
  readonly seat: string;
  readonly operation: SeatOperation;
}

/** Derives the operations of one order from its client's requests. */
class OrderHistory {
  readonly #by: string;
  readonly #calls: readonly Call[];
  readonly #steps: Step[] = [];
  /** Every seat that the order may have had. */
  readonly #touched = new Set<string>();
  #current: readonly string[] = [];
  #until = 0;
  /** A change of seats had no answer. */
  #isUncertain = false;

  constructor(holder: string, calls: readonly Call[]) {
    this.#by = holder;
    this.#calls = calls.toSorted((a, b) => a.to - b.to);
  }

  operations(): readonly Step[] {
    for (const call of this.#calls) this.#read(call);
    this.#readPayments();
    return this.#steps;
  }

  #read(call: Call): void {
    const { act, answer } = call;
    const isUnknown = answer === null || answer.http >= 500;
    if (act === 'create' || act === 'select') {
      if (isUnknown) this.#mayHold(call);
      else if (answer.status === 'SEATS_RESERVED') this.#holds(call, answer.seats ?? call.seats);
      this.#sawBooked(call);
    } else if (act === 'pay' || act === 'extend') {
      if (answer?.status === 'SEATS_RESERVED' || answer?.status === 'PAYMENT_PENDING')
        this.#holds(call, answer.seats ?? (this.#isUncertain ? [] : this.#current));
    } else if (act === 'cancel') {
      if (isUnknown) this.#add([...this.#touched], { type: 'release', by: this.#by }, call.from);
      else if (answer.status === 'CANCELLED') this.#did(this.#current, { type: 'release', by: this.#by }, call);
    }
  }

  #holds(call: Call, seats: readonly string[]): void {
    const expiresAt = call.answer?.expiresAt;
    // If the answer has no expiry, the hold may lapse at once. This excuses more than it should.
    if (call.act === 'create' || call.act === 'select') this.#until = expiresAt ? Date.parse(expiresAt) : call.from;
    else this.#until = Math.max(this.#until, expiresAt ? Date.parse(expiresAt) : 0);
    const until = this.#until - CLOCK_TOLERANCE_MS;
    this.#did(seats, { type: 'hold', by: this.#by, until }, call);
    this.#add(seats, { type: 'lapse', by: this.#by, at: until }, until);
    const given = this.#current.filter((seat) => !seats.includes(seat));
    if (call.act === 'select') this.#did(given, { type: 'release', by: this.#by }, call);
    this.#current = seats;
    for (const seat of seats) this.#touched.add(seat);
  }

  #mayHold(call: Call): void {
    this.#add(call.seats, { type: 'hold', by: this.#by, until: call.from }, call.from);
    this.#add(call.seats, { type: 'lapse', by: this.#by, at: call.from }, call.from);
    if (call.act === 'select') this.#add([...this.#touched], { type: 'release', by: this.#by }, call.from);
    this.#isUncertain = true;
    for (const seat of call.seats) this.#touched.add(seat);
  }

  #sawBooked(call: Call): void {
    const { code, failure, refused = [] } = call.answer ?? {};
    if (code !== 'SEAT_BOOKED' && failure !== 'SEAT_BOOKED') return;
    this.#did(refused, { type: 'saw-booked', notBy: this.#by }, call);
  }

  #readPayments(): void {
    const firstPay = this.#calls.filter(({ act }) => act === 'pay').toSorted((a, b) => a.from - b.from)[0];
    const ended = this.#calls.filter(({ answer }) => finalStatusOf(answer) !== undefined);
    const from = firstPay?.from ?? this.#calls[0]?.from ?? 0;
    const confirmed = ended.filter(({ answer }) => finalStatusOf(answer) === 'CONFIRMED');
    // Some answers say that the order is confirmed, but not with which seats.
    const withSeats = confirmed.find(({ answer }) => answer?.seats);
    if (withSeats) {
      const { to } = confirmed[0] ?? withSeats;
      this.#did(withSeats.answer?.seats ?? [], { type: 'book', by: this.#by }, { ...withSeats, from, to });
      return;
    }
    if (firstPay) this.#add([...this.#touched], { type: 'book', by: this.#by }, from);
    // A failed payment, or an order that ends without a booking, releases the seats.
    if (firstPay || ended.length > 0) this.#add([...this.#touched], { type: 'unbook', by: this.#by }, from);
  }

  #did(seats: readonly string[], action: SeatAction, { flightId, from, to }: Call): void {
    for (const seat of seats) this.#steps.push({ flightId, seat, operation: { action, from, to, optional: false } });
  }

  #add(seats: readonly string[], action: SeatAction, from: number): void {
    const flightId = this.#calls[0]?.flightId ?? '';
    for (const seat of seats)
      this.#steps.push({ flightId, seat, operation: { action, from, to: NEVER, optional: true } });
  }
}
