import type { FlightView } from '@jumpseat/booking/contracts';
import {
  CABINS,
  type CabinId,
  type Chooser,
  type Party,
  type PriceBreakdown,
  type PriceLine,
  priceOfSeat,
  type Refusal,
  refuseSeat,
  refuseSeats,
  type SeatFact,
  type Side,
  seatFacts,
  seatsNeeded,
  sum,
  sunSide,
} from '@jumpseat/domain';
import type { SelectionStore } from '#features/selection/selection-store.svelte.ts';
import { messages } from '#language/language.ts';
import { errorSentence } from '#messages/errors.ts';
import { shortPrice } from '#messages/money.ts';
import { noticeOf } from '#messages/notice.ts';
import { type DeckPlan, planDeck } from './deck-plan.ts';
import { type PriceTier, priceTiers } from './price-tiers.ts';
import { SeatFilter } from './seat-filter.svelte.ts';
import { canPress, type SeatLook, seatLook } from './seat-look.ts';
import type { SeatMapStore } from './seat-map-store.svelte.ts';
import { type PricedSeat, similarSeats } from './similar-seats.ts';

/** The map doesn't bind an order to a cabin: its tabs only say where the passenger looks. */
const ANY_CABIN = null;

/** The seats of a flight for this passenger: each seat's look and price, the rules, and what a press does. */
export class Seating {
  readonly filter = new SeatFilter();
  readonly decks: readonly DeckPlan[];
  /** The cabins of the aircraft, the simplest first. */
  readonly cabins: readonly CabinId[];
  /** Called with a seat that someone else holds, when it is pressed. */
  onHeldPress: (code: string) => void = () => {};
  readonly #flight: FlightView;
  readonly #sun: Side | null;
  readonly #map: SeatMapStore;
  readonly #selection: SelectionStore;
  readonly #seats: ReadonlyMap<string, PricedSeat>;
  readonly #lines: ReadonlyMap<string, PriceLine>;
  readonly #tiers: ReadonlyMap<CabinId, readonly PriceTier[]>;
  #proposed = $state.raw<ReadonlySet<string>>(new Set());
  #pressed = $state<string>();

  constructor(flight: FlightView, map: SeatMapStore, selection: SelectionStore) {
    this.#flight = flight;
    this.#sun = sunSide(flight);
    this.#map = map;
    this.#selection = selection;
    this.decks = flight.decks.map(planDeck);
    const placed = this.decks.flatMap((deck) => deck.seats.map((seat) => ({ ...seat, deck: deck.id })));
    this.#lines = new Map(placed.map((seat) => [seat.code, priceOfSeat(flight, seat)]));
    this.#seats = new Map(placed.map((seat) => [seat.code, { ...seat, price: this.lineOf(seat.code).total.amount }]));
    const byCabin = Map.groupBy(this.#seats.values(), ({ cabin }) => cabin);
    this.cabins = CABINS.toReversed().filter((cabin) => byCabin.has(cabin));
    this.#tiers = new Map(
      this.cabins.map((cabin) => [cabin, priceTiers((byCabin.get(cabin) ?? []).map(({ price }) => price))]),
    );
  }

  get seats(): ReadonlyMap<string, PricedSeat> {
    return this.#seats;
  }

  readonly #chooser = $derived.by((): Chooser => ({ party: this.#selection.party ?? undefined }));
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

  /** The seats that this passenger chose, or else has booked. */
  readonly own = $derived.by((): readonly string[] => {
    const { wanted, booked } = this.#selection;
    return [...(wanted.size > 0 ? wanted : booked)];
  });

  /** The seat that was just pressed to be held; undefined once that is old news. */
  get pressed(): string | undefined {
    return this.#pressed;
  }

  forgetPress(): void {
    this.#pressed = undefined;
  }

  /** The seats of the proposal that the map shows. */
  get proposed(): ReadonlySet<string> {
    return this.#proposed;
  }

  /** Shows a proposal on the map; an empty one hides it. */
  showProposal(seats: readonly string[]): void {
    this.#proposed = new Set(seats);
  }

  /** The decks that have seats of the cabin. */
  decksWith(cabin: CabinId): readonly DeckPlan[] {
    return this.decks.filter(({ cabins }) => cabins.some(({ id }) => id === cabin));
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

  /** The prices of a cabin, the lowest first. */
  tiersOf(cabin: CabinId): readonly PriceTier[] {
    return this.#tiers.get(cabin) ?? [];
  }

  /** The index of the seat's price tier within its cabin. */
  tierOf(code: string): number {
    const { cabin, price } = this.seatOf(code);
    return this.tiersOf(cabin).findIndex(({ to }) => price <= to);
  }

  /** What the seat costs on top of its cabin's fare: `+€7`. Empty if nothing. */
  surchargeOf(code: string): string {
    const { surcharges } = this.lineOf(code);
    return surcharges.length > 0 ? `+${shortPrice(sum(surcharges.map(({ price }) => price)))}` : '';
  }

  /** What the seat is like, beyond its traits, the most telling first. */
  factsOf(code: string): SeatFact[] {
    return seatFacts(this.#flight, code, this.#sun);
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
    if (!this.filter.isActive) return true;
    const seat = this.seatOf(code);
    const tier = this.tiersOf(seat.cabin)[this.tierOf(code)];
    return this.filter.matches({ ...seat, tier, look: this.lookOf(code) });
  }

  /** The seat for screen readers, what matters most first: code, look, traits, price and why the rules refuse it. */
  labelOf(code: string): string {
    const look = this.lookOf(code);
    const { commaSeparated, looksInLine } = messages().seatMap;
    const price = shortPrice(this.lineOf(code).total);
    const label = commaSeparated([code, looksInLine[look], this.traitsInWords(code), price]);
    const refusal = look === 'unfit' ? this.refusalOf(code) : undefined;
    return refusal ? `${label}. ${errorSentence(refusal.code)}` : label;
  }

  /** The traits of the seat: `window, extra legroom`. */
  traitsInWords(code: string): string {
    const { commaSeparated, traitsInLine } = messages().seatMap;
    return commaSeparated(this.seatOf(code).traits.map((trait) => traitsInLine[trait]));
  }

  /** How many seats the group has yet to choose; 0 until the passengers are chosen. */
  readonly missing = $derived.by(() => {
    const { party, wanted } = this.#selection;
    return party ? Math.max(0, seatsNeeded(party) - wanted.size) : 0;
  });

  /** Chooses the seat or removes it, if that is possible; otherwise says why not, or offers to wait for it. */
  press(code: string): void {
    const look = this.lookOf(code);
    if (look === 'held') this.onHeldPress(code);
    if (!canPress(look) || this.#refusedWhilePaying()) return;
    const { party, wanted } = this.#selection;
    if (party && this.missing === 0 && !wanted.has(code)) {
      const { message, advice } = messages().seatMap.complete;
      this.#selection.notify({ message: message(seatsNeeded(party)), advice });
      return;
    }
    this.#selection.toggleSeat(code, ANY_CABIN);
    if (!this.chosen.has(code)) this.#pressed = undefined;
    else if (look === 'available') this.#pressed = code;
  }

  /** Releases the seat that was just pressed. */
  undo(): void {
    const seat = this.#pressed;
    this.forgetPress();
    this.hold([...this.chosen].filter((code) => code !== seat));
  }

  /** Holds exactly these seats instead of the chosen ones. */
  hold(seats: readonly string[]): void {
    if (!this.#refusedWhilePaying()) this.#selection.setSeats(seats, ANY_CABIN);
  }

  /** Chooses a suggested seat, if it is still available. */
  take(code: string): void {
    if (this.lookOf(code) === 'available') this.press(code);
  }

  /** Sets the passengers, unless the rules keep the chosen seats from them. */
  setParty(party: Party): void {
    if (!this.#refusedWhilePaying() && !this.#refusedByRules(party)) this.#selection.setParty(party);
  }

  /** Whether the rules keep the chosen seats from the party; then says why, and which seats to remove. */
  #refusedByRules(party: Party): boolean {
    const seats = [...this.#selection.wanted].map((code) => this.seatOf(code));
    const refusal = refuseSeats(seats, { party });
    if (!refusal) return false;
    const { message } = noticeOf(refusal, { chosen: seats.length, needed: seatsNeeded(party) });
    const { removeFirst, removeSeatFirst } = messages().seatMap;
    const advice = refusal.seats ? removeFirst(refusal.seats) : removeSeatFirst;
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
