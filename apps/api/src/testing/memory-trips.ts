import type { MailRecord, TripStore } from '@jumpseat/booking/contracts';
import {
  type Booking,
  epochMs,
  type Instant,
  isBooking,
  nameKey,
  type Order,
  type TravelDetails,
} from '@jumpseat/domain';
import type { MemoryFlights } from './memory-flights.ts';
import type { MemoryOrders } from './memory-orders.ts';

/** Travellers, contacts, grants and mails in memory. */
export class MemoryTrips implements TripStore {
  readonly #orders: MemoryOrders;
  readonly #flights: MemoryFlights;
  readonly #details = new Map<string, TravelDetails>();
  /** When the grants of each order end, by guest; null for those without end. */
  readonly #grants = new Map<string, Map<string, Instant | null>>();
  readonly #mails = new Map<string, MailRecord[]>();

  constructor(orders: MemoryOrders, flights: MemoryFlights) {
    this.#orders = orders;
    this.#flights = flights;
  }

  async details(orderId: string) {
    return this.#details.get(orderId) ?? null;
  }

  async setDetails(orderId: string, details: TravelDetails, seats: readonly string[]) {
    const order = await this.#orders.find(orderId);
    if (order?.status !== 'SEATS_RESERVED' || `${order.hold.seats}` !== `${seats}`) return false;
    this.#details.set(orderId, details);
    return true;
  }

  async findBooking(reference: string, familyKey: string) {
    const found = this.#bookings().find((order) => order.reference === reference);
    const { travellers = [] } = (found && this.#details.get(found.id)) ?? {};
    return found && travellers.some(({ familyName }) => nameKey(familyName) === familyKey) ? found.id : null;
  }

  async grant(orderId: string, guestId: string, expiresAt: Instant | null) {
    if (!this.#details.has(orderId)) return false;
    const grants = this.#grants.get(orderId) ?? new Map<string, Instant | null>();
    this.#grants.set(orderId, grants.set(guestId, grants.get(guestId) === null ? null : expiresAt));
    return true;
  }

  async isGranted(orderId: string, guestId: string) {
    const expiresAt = this.#grants.get(orderId)?.get(guestId);
    return expiresAt !== undefined && (expiresAt === null || epochMs(expiresAt) > Date.now());
  }

  async bookingsOf(guestId: string) {
    const departs = ({ flightId }: Order) => epochMs(this.#flights.tariff(flightId).departsAt);
    const granted = await Promise.all(this.#bookings().map(({ id }) => this.isGranted(id, guestId)));
    return this.#bookings()
      .filter((order, at) => order.guestId === guestId || granted[at])
      .sort((a, b) => departs(b) - departs(a));
  }

  async mails(orderId: string) {
    return [...(this.#mails.get(orderId) ?? [])];
  }

  /** Notes a mail of the order, after those noted before. */
  addMail(orderId: string, mail: MailRecord): void {
    this.#mails.set(orderId, [...(this.#mails.get(orderId) ?? []), mail]);
  }

  async erase(orderId: string) {
    const hadGuests = this.#grants.delete(orderId);
    return this.#details.delete(orderId) || hadGuests;
  }

  #bookings(): Booking[] {
    return this.#orders.all().filter(isBooking);
  }
}
