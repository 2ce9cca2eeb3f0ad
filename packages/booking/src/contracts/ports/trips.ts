import type { BookingReference, Order, SeatCode, TravelDetails } from '@jumpseat/domain';

/** Reads and writes what belongs to people: travellers, contacts, and who may open a booking. */
export interface TripStore {
  /** The order's travellers and contact as they were entered; null if there are none. */
  details(orderId: string): Promise<TravelDetails | null>;
  /**
   * Replaces the order's travellers and contact. Returns false, and changes nothing, unless the order is recorded as
   * SEATS_RESERVED with these seats at that moment.
   */
  setDetails(orderId: string, details: TravelDetails, seats: readonly SeatCode[]): Promise<boolean>;
  /** The id of the confirmed or refunded booking with that reference and a traveller of that `nameKey`; null if none. */
  findBooking(reference: BookingReference, familyKey: string): Promise<string | null>;
  /** Lets a guest open a booking from now on. Returns false, and changes nothing, if its travellers were erased. */
  grant(orderId: string, guestId: string): Promise<boolean>;
  isGranted(orderId: string, guestId: string): Promise<boolean>;
  /** The guest's confirmed and refunded bookings, own and granted ones, the latest departure first; at most 100. */
  bookingsOf(guestId: string): Promise<Order[]>;
  /** Deletes the personal data and the grants of an order. What accounting needs stays. Returns whether there was any. */
  erase(orderId: string): Promise<boolean>;
}
