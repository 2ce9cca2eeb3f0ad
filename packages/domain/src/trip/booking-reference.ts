/** Letters and digits that can't be mistaken for each other: without 0 and O, 1, I and L, 2 and Z, 5 and S, 8 and B. */
const SIGNS = 'ACDEFGHJKMNPQRTUVWXY34679';
/** There are 244 million short references and 6 billion long ones. The barcode of a boarding pass has no room for more. */
export const BOOKING_REFERENCE_LENGTH = { short: 6, long: 7 } as const;
const { short, long } = BOOKING_REFERENCE_LENGTH;
const PATTERN = new RegExp(`^[${SIGNS}]{${short},${long}}$`);

/** How much of an order's id stands for a missing reference. */
const CODE_OF_ID_LENGTH = 8;

/** The short name of a booking, for people: `K7QW3P`. Unique among all bookings. */
export type BookingReference = string;

/**
 * A new reference.
 *
 * @param random numbers of at least 0 and below 1, such as Math.random
 */
export function newBookingReference(random: () => number, length: number = short): BookingReference {
  return Array.from({ length }, () => SIGNS[Math.floor(random() * SIGNS.length)]).join('');
}

/** What people call a booking: its reference, or the start of its order's id if it is from before references. */
export function bookingCode(booking: { readonly id: string; readonly reference?: string | null | undefined }): string {
  const start = booking.id.replaceAll(/[^A-Za-z0-9]/g, '').slice(0, CODE_OF_ID_LENGTH);
  return booking.reference ?? start.toUpperCase();
}

/** What someone typed or pasted, in capitals and without blanks, dashes and invisible characters. */
export function normalizeBookingReference(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}\p{Cf}]/gu, '');
}

/** The reference that someone typed or pasted; null if it can't be one. */
export function readBookingReference(typed: string): BookingReference | null {
  const reference = normalizeBookingReference(typed);
  return PATTERN.test(reference) ? reference : null;
}
