import type { TripStore } from '@jumpseat/booking/contracts';
import type { Database } from '../connect.ts';
import { mailsOf } from '../mails/mails-of.ts';
import { bookingsOf, findBooking } from './bookings.ts';
import { detailsOf, setDetails } from './details.ts';
import { erasePersonalData } from './erase.ts';
import { grant, isGranted } from './grants.ts';

// The plain client sends statements with names, because drizzle's errors contain the values.

/** Reads and writes what belongs to people. */
export function createTripStore(database: Database): TripStore {
  return {
    details: (orderId) => detailsOf(database, orderId),
    setDetails: (orderId, details, seats) => setDetails(database, orderId, details, seats),
    findBooking: (reference, familyKey) => findBooking(database, reference, familyKey),
    grant: (orderId, guestId, expiresAt) => grant(database, orderId, guestId, expiresAt),
    isGranted: (orderId, guestId) => isGranted(database, orderId, guestId),
    bookingsOf: (guestId) => bookingsOf(database, guestId),
    mails: (orderId) => mailsOf(database, orderId),
    erase: (orderId) => erasePersonalData(database, orderId),
  };
}
