import type { TripStore } from '@jumpseat/booking/contracts';
import { epochMs, nameKey, type Order, type TravelDetails } from '@jumpseat/domain';
import type { MemoryFlights } from './memory-flights.ts';
import type { MemoryOrders } from './memory-orders.ts';

/** Travellers, contacts and grants in memory. */
export class MemoryTrips implements TripStore {
  readonly #orders: MemoryOrders;
  readonly #flights: MemoryFlights;
  readonly #details = new Map<string, TravelDetails>();
  readonly #guests = new Map<string, Set<string>>();

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
    const found = this.#bookings().find((order) => 'reference' in order && order.reference === reference);
    const { travellers = [] } = (found && this.#details.get(found.id)) ?? {};
    return found && travellers.some(({ familyName }) => nameKey(familyName) === familyKey) ? found.id : null;
  }

  async grant(orderId: string, guestId: string) {
    if (!this.#details.has(orderId)) return false;
    this.#guests.set(orderId, new Set([...(this.#guests.get(orderId) ?? []), guestId]));
    return true;
  }

  async isGranted(orderId: string, guestId: string) {
    return this.#guests.get(orderId)?.has(guestId) ?? false;
  }

  async bookingsOf(guestId: string) {
    const departs = ({ flightId }: Order) => epochMs(this.#flights.tariff(flightId).departsAt);
    return this.#bookings()
      .filter((order) => order.guestId === guestId || this.#guests.get(order.id)?.has(guestId))
      .sort((a, b) => departs(b) - departs(a));
  }

  async erase(orderId: string) {
    const hadGuests = this.#guests.delete(orderId);
    return this.#details.delete(orderId) || hadGuests;
  }

  #bookings(): Order[] {
    return this.#orders.all().filter(({ status }) => status === 'CONFIRMED' || status === 'REFUNDED');
  }
}
