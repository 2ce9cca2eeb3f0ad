import type { BookingReference, Instant, Order, SeatCode, TravelDetails } from '@jumpseat/domain';
import type { MailEnd, MailKind } from '../activities.ts';

/** A mail of an order, as its travellers may know of it. */
export interface MailRecord {
  readonly kind: MailKind;
  /** Null while it is on its way. */
  readonly end: MailEnd | null;
  /** When it ended; until then, when it was created. */
  readonly at: Instant;
}

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
  /**
   * Lets a guest open a booking from now on: until `expiresAt`, or without end if that is null. A grant never becomes
   * shorter. Returns false, and changes nothing, if the booking's travellers were erased. A booking keeps its 50 newest
   * grants that end.
   */
  grant(orderId: string, guestId: string, expiresAt: Instant | null): Promise<boolean>;
  /** Whether the guest has a grant that has not ended. */
  isGranted(orderId: string, guestId: string): Promise<boolean>;
  /** The guest's confirmed and refunded bookings, own and granted ones, the latest departure first; at most 100. */
  bookingsOf(guestId: string): Promise<Order[]>;
  /** The mails of an order, the first one first. */
  mails(orderId: string): Promise<MailRecord[]>;
  /** Erases the personal data and the grants of an order. What accounting needs stays. Returns whether there was any. */
  erase(orderId: string): Promise<boolean>;
}
