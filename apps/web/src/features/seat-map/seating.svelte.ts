import type { FlightView } from '@jumpseat/booking/contracts';
import {
  type CabinId,
  type Chooser,
  ERRORS,
  type Party,
  type PriceBreakdown,
  type PriceLine,
  priceOfSeat,
  type Refusal,
  refuseSeat,
  refuseSeats,
  seatsNeeded,
  sum,
} from '@jumpseat/domain';
import type { SelectionStore } from '#features/selection/selection-store.svelte.ts';
import { spokenPrice } from '#messages/money.ts';
import { noticeOf } from '#messages/notice.ts';
import { reasonOf, traitsInWords } from '#messages/sentences.ts';
import { counted } from '#messages/text.ts';
import { planDeck } from './deck-plan.ts';
import { SeatFilter } from './seat-filter.svelte.ts';
import { canPress, LOOK_WORDS, type SeatLook, seatLook } from './seat-look.ts';
import type { SeatMapStore } from './seat-map-store.svelte.ts';
import { type PricedSeat, similarSeats } from './similar-seats.ts';

/** The seats of a flight as this passenger meets them: how each looks, what it costs, whether it is for them, and what a press does. */
export class Seating {
  readonly filter = new SeatFilter();
  readonly decks;
  readonly #flight: FlightView;
  readonly #map: SeatMapStore;
  readonly #selection: SelectionStore;
  readonly #seats: ReadonlyMap<string, PricedSeat>;
  readonly #lines: ReadonlyMap<string, PriceLine>;
  #proposed = $state.raw<ReadonlySet<string>>(new Set());
  /** The cabin that was chosen while seats of another are held; undefined when there are none. */
  #picked = $state<CabinId | null>();

  constructor(flight: FlightView, map: SeatMapStore, selection: SelectionStore) {
    this.#flight = flight;
    this.#map = map;
    this.#selection = selection;
    this.decks = flight.decks.map(planDeck);
    const placed = this.decks.flatMap((deck) => deck.seats.map((seat) => ({ ...seat, deck: deck.id })));
    this.#lines = new Map(placed.map((seat) => [seat.code, priceOfSeat(flight, seat)]));
    this.#seats = new Map(placed.map((seat) => [seat.code, { ...seat, price: this.lineOf(seat.code).total.amount }]));
  }

  get tariff(): Pick<FlightView, 'fares' | 'surcharges'> {
    return this.#flight;
  }

  get codes(): ReadonlyMap<string, PricedSeat> {
    return this.#seats;
  }

  /** The cabin that seats are chosen in; null for any. */
  readonly cabin = $derived.by(() => (this.#picked === undefined ? this.#selection.cabin : this.#picked));
  readonly #chooser = $derived.by((): Chooser => ({ party: this.#selection.party ?? undefined, cabin: this.cabin }));
  /** The seats chosen before the cabin, which are in another one. */
  readonly elsewhere = $derived.by(() => [...this.chosen].filter((code) => !this.#isIn(this.cabin, code)));
  /** While a payment runs nothing changes. */
  readonly paying = $derived.by(() => this.#selection.order?.status === 'PAYMENT_PENDING');

  /** Rises with each change of any seat. */
  get version(): number {
    return this.#map.version;
  }

  /** The seats that the passenger has chosen, in the order they were. */
  get chosen(): ReadonlySet<string> {
    return this.#selection.wanted;
  }

  /** The seats of a proposal that is being looked at. */
  get proposed(): ReadonlySet<string> {
    return this.#proposed;
  }

  /** Draws a proposal on the map; no seats end it. */
  propose(seats: readonly string[]): void {
    this.#proposed = new Set(seats);
  }

  seatOf(code: string): PricedSeat {
    const seat = this.#seats.get(code);
    if (!seat) throw new Error(`there is no seat ${code}`);
    return seat;
  }

  /** What the seat costs, and why. */
  lineOf(code: string): PriceLine {
    const line = this.#lines.get(code);
    if (!line) throw new Error(`there is no seat ${code}`);
    return line;
  }

  lookOf(code: string): SeatLook {
    return seatLook(code, this.#map.statusOf(code), this.#selection, !this.refusalOf(code));
  }

  /** Why the rules keep the seat from the party, whoever has it. */
  refusalOf(code: string): Refusal | undefined {
    return refuseSeat(this.seatOf(code), this.#chooser);
  }

  /** Whether the seat is one that the passenger looks for. */
  admits(code: string): boolean {
    return this.filter.admits({ ...this.seatOf(code), free: canPress(this.lookOf(code)) });
  }

  /** The seat as it is read aloud: code, cabin, traits, price, and how it is. */
  labelOf(code: string): string {
    const seat = this.seatOf(code);
    const look = this.lookOf(code);
    const refusal = look === 'unfit' && this.refusalOf(code);
    const how = refusal ? `${LOOK_WORDS.unfit}: ${reasonOf(refusal)}` : LOOK_WORDS[look];
    return [`Seat ${code}`, seat.cabin, traitsInWords(seat), spokenPrice(this.lineOf(code).total), how].join(', ');
  }

  /** How many seats the party has still to choose; 0 where it is not said who travels. */
  readonly missing = $derived.by(() => {
    const { party, wanted } = this.#selection;
    return party ? Math.max(0, seatsNeeded(party) - wanted.size) : 0;
  });

  /** A press on the seat: chooses it or gives it back, where that is possible. */
  press(code: string): void {
    if (!canPress(this.lookOf(code)) || this.#tellsOfPayment()) return;
    const { party, wanted } = this.#selection;
    if (wanted.has(code)) this.#selection.press(code);
    else if (party && this.missing === 0) {
      this.#selection.tell({
        message: `Each of your ${counted(seatsNeeded(party), 'seat')} is chosen.`,
        advice: 'Give one back first, or add a traveller.',
      });
    } else if (!this.#tellsOfRules({ cabin: this.cabin })) {
      this.#selection.press(code, this.cabin);
      this.#picked = undefined;
    }
  }

  /** Holds exactly these seats, in place of those there are. */
  hold(seats: readonly string[]): void {
    if (this.#tellsOfPayment()) return;
    this.#selection.choose(seats, this.cabin);
    this.#picked = undefined;
  }

  /** Takes this seat, from a list of suggestions. */
  take(code: string): void {
    if (this.lookOf(code) === 'available') this.press(code);
  }

  /** Says who travels. Refused, in words, where the seats chosen would not do for them. */
  travelAs(party: Party): void {
    if (!this.#tellsOfPayment() && !this.#tellsOfRules({ party })) this.#selection.travelAs(party);
  }

  /** Says in which cabin seats are chosen; null is any. Seats of another stay held until others take their place. */
  travelIn(cabin: CabinId | null): void {
    if (this.#tellsOfPayment()) return;
    const fits = [...this.#selection.wanted].every((code) => this.#isIn(cabin, code));
    this.#picked = fits ? undefined : cabin;
    if (fits) this.#selection.travelIn(cabin);
  }

  #isIn(cabin: CabinId | null, code: string): boolean {
    return cabin === null || this.seatOf(code).cabin === cabin;
  }

  /** Tells why the seats chosen would not do for the chooser, and which to give back; whether there is such a reason. */
  #tellsOfRules(chooser: Chooser): boolean {
    const seats = [...this.#selection.wanted].map((code) => this.seatOf(code));
    const refusal = refuseSeats(seats, chooser);
    if (!refusal) return false;
    const advice = refusal.seats ? `Give back ${refusal.seats.join(', ')} first.` : 'Give a seat back first.';
    this.#selection.tell(noticeOf({ code: refusal.code, message: reasonOf(refusal).slice(0, -1), advice }));
    return true;
  }

  /** Tells, while a payment runs, that nothing changes; whether one does. */
  #tellsOfPayment(): boolean {
    const { title: message, advice } = ERRORS.PAYMENT_IN_PROGRESS;
    if (this.paying) this.#selection.tell(noticeOf({ code: 'PAYMENT_IN_PROGRESS', message, advice }));
    return this.paying;
  }

  /** The free seats most like the lost ones. */
  equalsOf(lost: readonly string[]): PricedSeat[] {
    const free = [...this.#seats.values()].filter(({ code }) => this.lookOf(code) === 'available');
    const found = lost.flatMap((code) => similarSeats(this.seatOf(code), free));
    return [...new Set(found)].slice(0, 3);
  }

  /** What the seats chosen cost: what they will, by the flight's prices, until the server says what they do. */
  readonly price = $derived.by((): PriceBreakdown => this.#selection.price ?? this.#priceOf([...this.chosen]));

  #priceOf(seats: readonly string[]): PriceBreakdown {
    const lines = seats.map((code) => this.lineOf(code));
    return { lines, total: sum(lines.map(({ total }) => total)) };
  }
}
