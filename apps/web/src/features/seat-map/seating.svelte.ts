import type { FlightView } from '@jumpseat/booking/contracts';
import {
  type CabinId,
  type Chooser,
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
import { errorSentence } from '#messages/errors.ts';
import { spokenPrice } from '#messages/money.ts';
import { noticeOf } from '#messages/notice.ts';
import { counted, listInWords } from '#messages/text.ts';
import { planDeck } from './deck-plan.ts';
import { SeatFilter } from './seat-filter.svelte.ts';
import { canPress, LOOK_WORDS, type SeatLook, seatLook } from './seat-look.ts';
import type { SeatMapStore } from './seat-map-store.svelte.ts';
import { traitsInWords } from './seat-words.ts';
import { type PricedSeat, similarSeats } from './similar-seats.ts';

/** The seats of a flight for this passenger: each seat's look and price, the rules, and what a press does. */
export class Seating {
  readonly filter = new SeatFilter();
  readonly decks;
  readonly #flight: FlightView;
  readonly #map: SeatMapStore;
  readonly #selection: SelectionStore;
  readonly #seats: ReadonlyMap<string, PricedSeat>;
  readonly #lines: ReadonlyMap<string, PriceLine>;
  #proposed = $state.raw<ReadonlySet<string>>(new Set());
  /** The cabin that the passenger chose while seats of another are held; undefined without such seats. */
  #chosenCabin = $state<CabinId | null>();

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

  get seats(): ReadonlyMap<string, PricedSeat> {
    return this.#seats;
  }

  /** The chosen cabin; null for any. */
  readonly cabin = $derived.by(() => (this.#chosenCabin === undefined ? this.#selection.cabin : this.#chosenCabin));
  readonly #chooser = $derived.by((): Chooser => ({ party: this.#selection.party ?? undefined, cabin: this.cabin }));
  /** The chosen seats that are not in the chosen cabin. */
  readonly inOtherCabin = $derived.by(() => [...this.chosen].filter((code) => !this.#isIn(this.cabin, code)));
  /** Whether a payment runs: nothing can change then. */
  readonly paying = $derived.by(() => this.#selection.order?.status === 'PAYMENT_PENDING');

  /** Rises with each change of any seat. */
  get version(): number {
    return this.#map.version;
  }

  /** The chosen seats, in the order of the clicks. */
  get chosen(): ReadonlySet<string> {
    return this.#selection.wanted;
  }

  /** The seats of the proposal that the map shows. */
  get proposed(): ReadonlySet<string> {
    return this.#proposed;
  }

  /** Shows a proposal on the map; an empty one hides it. */
  showProposal(seats: readonly string[]): void {
    this.#proposed = new Set(seats);
  }

  seatOf(code: string): PricedSeat {
    const seat = this.#seats.get(code);
    if (!seat) throw new Error(`there is no seat ${code}`);
    return seat;
  }

  /** The price of the seat with its parts. */
  lineOf(code: string): PriceLine {
    const line = this.#lines.get(code);
    if (!line) throw new Error(`there is no seat ${code}`);
    return line;
  }

  lookOf(code: string): SeatLook {
    return seatLook(code, this.#map.statusOf(code), this.#selection, !this.refusalOf(code));
  }

  /** Why the rules keep the seat from this group; undefined if they allow it. */
  refusalOf(code: string): Refusal | undefined {
    return refuseSeat(this.seatOf(code), this.#chooser);
  }

  /** Whether the seat passes the filter. */
  matchesFilter(code: string): boolean {
    return this.filter.matches({ ...this.seatOf(code), free: canPress(this.lookOf(code)) });
  }

  /** The seat for screen readers: code, cabin, traits, price and look. */
  labelOf(code: string): string {
    const seat = this.seatOf(code);
    const look = this.lookOf(code);
    const refusal = look === 'unfit' && this.refusalOf(code);
    const status = refusal ? `${LOOK_WORDS.unfit}: ${errorSentence(refusal.code)}` : LOOK_WORDS[look];
    return [`Seat ${code}`, seat.cabin, traitsInWords(seat), spokenPrice(this.lineOf(code).total), status].join(', ');
  }

  /** How many seats the group has yet to choose; 0 until the passengers are chosen. */
  readonly missing = $derived.by(() => {
    const { party, wanted } = this.#selection;
    return party ? Math.max(0, seatsNeeded(party) - wanted.size) : 0;
  });

  /** Chooses the seat or removes it, if that is possible; otherwise says why not. */
  press(code: string): void {
    if (!canPress(this.lookOf(code)) || this.#refusedWhilePaying()) return;
    const { party, wanted } = this.#selection;
    if (wanted.has(code)) this.#selection.toggleSeat(code);
    else if (party && this.missing === 0) {
      this.#selection.notify({
        message: `You've already chosen ${counted(seatsNeeded(party), 'seat')}.`,
        advice: 'Remove one first, or add a passenger.',
      });
    } else if (!this.#refusedByRules({ cabin: this.cabin })) {
      this.#selection.toggleSeat(code, this.cabin);
      this.#chosenCabin = undefined;
    }
  }

  /** Holds exactly these seats instead of the chosen ones. */
  hold(seats: readonly string[]): void {
    if (this.#refusedWhilePaying()) return;
    this.#selection.setSeats(seats, this.cabin);
    this.#chosenCabin = undefined;
  }

  /** Chooses a suggested seat, if it is still available. */
  take(code: string): void {
    if (this.lookOf(code) === 'available') this.press(code);
  }

  /** Sets the passengers, unless the rules keep the chosen seats from them. */
  setParty(party: Party): void {
    if (!this.#refusedWhilePaying() && !this.#refusedByRules({ party })) this.#selection.setParty(party);
  }

  /** Sets the cabin; null for any. Seats of another cabin stay held until new ones replace them. */
  setCabin(cabin: CabinId | null): void {
    if (this.#refusedWhilePaying()) return;
    const fits = [...this.#selection.wanted].every((code) => this.#isIn(cabin, code));
    this.#chosenCabin = fits ? undefined : cabin;
    if (fits) this.#selection.setCabin(cabin);
  }

  #isIn(cabin: CabinId | null, code: string): boolean {
    return cabin === null || this.seatOf(code).cabin === cabin;
  }

  /** Whether the rules keep the chosen seats from the chooser; then says why, and which seats to remove. */
  #refusedByRules(chooser: Chooser): boolean {
    const seats = [...this.#selection.wanted].map((code) => this.seatOf(code));
    const refusal = refuseSeats(seats, chooser);
    if (!refusal) return false;
    const needed = chooser.party && seatsNeeded(chooser.party);
    const { message } = noticeOf(refusal, { chosen: seats.length, needed });
    const advice = refusal.seats ? `Remove ${listInWords(refusal.seats)} first.` : 'Remove a seat first.';
    this.#selection.notify({ message, advice });
    return true;
  }

  /** Whether a payment runs; then says that nothing can change. */
  #refusedWhilePaying(): boolean {
    if (this.paying) this.#selection.notify(noticeOf({ code: 'PAYMENT_IN_PROGRESS' }));
    return this.paying;
  }

  /** Available seats that are most like the lost ones, at most three. */
  similarSeats(lost: readonly string[]): PricedSeat[] {
    const free = [...this.#seats.values()].filter(({ code }) => this.lookOf(code) === 'available');
    const found = lost.flatMap((code) => similarSeats(this.seatOf(code), free));
    return [...new Set(found)].slice(0, 3);
  }

  /** The price of the chosen seats: the server's, or computed from the flight's prices until the server answers. */
  readonly price = $derived.by((): PriceBreakdown => this.#selection.price ?? this.#priceOf([...this.chosen]));

  #priceOf(seats: readonly string[]): PriceBreakdown {
    const lines = seats.map((code) => this.lineOf(code));
    return { lines, total: sum(lines.map(({ total }) => total)) };
  }
}
