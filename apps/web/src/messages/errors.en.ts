import { grammarOf } from '@jumpseat/texts';
import type { ErrorText, ErrorTexts } from './error-text.ts';

const { plural, list } = grammarOf('en-GB');

const OUR_FAULT: ErrorText = { title: 'Something went wrong on our side', advice: 'Try again in a moment.' };
const CHOOSE_AGAIN = 'Choose seats again.';
const NOT_CHARGED = "You haven't been charged.";

/** A sentence for each code of the closed list. Codes that only programs can cause are our fault here. */
export const errors: ErrorTexts = {
  // Choosing seats.
  NO_SEATS: { title: 'No seats chosen', advice: 'Choose at least one seat.' },
  DUPLICATE_SEAT: { title: 'The same seat was chosen twice', advice: 'Choose each seat once.' },
  TOO_MANY_SEATS: ({ chosen }) => ({
    title: chosen
      ? plural(chosen, {
          one: '# seat is too many for one booking',
          other: '# seats are too many for one booking',
        })
      : 'Too many seats for one booking',
    advice: 'Choose fewer seats, or make a second booking.',
  }),
  NO_SUCH_SEAT: { title: "This flight doesn't have that seat", advice: 'Choose a seat on the map.' },
  PARTY_NEEDS_ADULT: {
    title: "Children travel with an adult, and each baby needs an adult's lap",
    advice: 'Add an adult to your group.',
  },
  PARTY_SIZE: ({ chosen, needed }) => ({
    title:
      chosen === undefined || needed === undefined
        ? 'Everyone needs one seat, except babies'
        : plural(chosen, {
            one: `You've chosen # seat, but your group needs ${needed}`,
            other: `You've chosen # seats, but your group needs ${needed}`,
          }),
    advice: 'Choose one seat for each adult and child, or change your group.',
  }),
  EXIT_ROW: {
    title: "Exit-row seats aren't available to groups with a child or baby",
    advice: 'Choose seats in another row.',
  },
  NO_LAP_INFANT: {
    title: "A baby can't sit on a lap in this seat",
    advice: 'Choose a seat in another row or cabin.',
  },
  BASSINET_ROW: {
    title: 'Bassinet seats are kept for groups with a baby',
    advice: 'Choose a seat in another row, or add the baby to your group.',
  },
  OTHER_CABIN: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? "This seat isn't in the cabin you chose"
        : plural(seats.length, {
            one: `${list(seats)} isn't in the cabin you chose`,
            other: `${list(seats)} aren't in the cabin you chose`,
          }),
    advice: 'Choose a seat in your cabin, or change the cabin.',
  }),
  NO_SUCH_CABIN: { title: "This aircraft doesn't have that cabin", advice: 'Choose another cabin.' },
  SEAT_HELD: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'Someone else just took a seat you chose'
        : plural(seats.length, {
            one: `${list(seats)} was just taken by someone else`,
            other: `${list(seats)} were just taken by someone else`,
          }),
    advice: 'Choose another seat, or check back later: unpaid seats are released.',
  }),
  SEAT_BOOKED: ({ seats = [] }) => ({
    title:
      seats.length === 0
        ? 'A seat you chose is already booked'
        : plural(seats.length, {
            one: `${list(seats)} is already booked`,
            other: `${list(seats)} are already booked`,
          }),
    advice: 'Choose another seat.',
  }),
  CABIN_FULL: {
    title: "There aren't enough seats left in this cabin",
    advice: 'Try another cabin, or book the rest of your group separately.',
  },
  NO_SEATS_FOR_PARTY: {
    title: "There aren't enough seats left for your group in this cabin",
    advice: 'Try another cabin, or book the rest of your group separately.',
  },
  FLIGHT_CLOSED: { title: 'This flight is no longer on sale', advice: 'Choose a later flight.' },
  FLIGHT_NOT_FOUND: { title: "We can't find that flight", advice: 'Check the link, or choose a flight from the list.' },

  // Holding seats.
  NOT_HOLDER: { title: 'These seats are no longer held for you', advice: CHOOSE_AGAIN },
  STALE_COMMAND: { title: 'Your booking has changed in the meantime', advice: 'Check your seats, then try again.' },
  NOTHING_HELD: { title: 'No seats are held for you yet', advice: 'Choose seats first.' },
  ALREADY_EXTENDED: { title: "You've already extended the time once", advice: 'Pay before the time runs out.' },
  HOLD_LIMIT_REACHED: { title: "These seats can't be held any longer", advice: 'Pay now, or choose seats again.' },
  UNPAID_LIMIT_REACHED: {
    title: 'Too many unpaid seats or bookings at the same time',
    advice: 'Pay for a booking or cancel one, then try again.',
  },
  ORDER_NOT_FOUND: {
    title: "We can't find that booking",
    advice: 'Check the link, or find the booking by its reference under My trips.',
  },
  ORDER_EXISTS: { title: 'This booking already exists', advice: CHOOSE_AGAIN },
  ORDER_CONFIRMED: { title: 'This booking is already paid', advice: 'Make a new booking for other seats.' },
  ORDER_FAILED: { title: 'Booking not completed', advice: CHOOSE_AGAIN },
  ORDER_EXPIRED: { title: 'The time to pay ran out', advice: CHOOSE_AGAIN },
  ORDER_CANCELLED: { title: 'This booking was cancelled', advice: CHOOSE_AGAIN },
  ORDER_REFUNDED: { title: 'This booking was refunded', advice: CHOOSE_AGAIN },
  SEATS_LOST: {
    title: 'Your seats were lost before the payment went through',
    advice: `${NOT_CHARGED} ${CHOOSE_AGAIN}`,
  },
  FLIGHT_RESET: {
    title: 'The airline had to cancel the bookings of this flight',
    advice: `Anything you paid is refunded. ${CHOOSE_AGAIN}`,
  },

  // Names and contact.
  BOOKING_NOT_FOUND: {
    title: "We can't find a booking with that reference and family name",
    advice: 'Check both. The reference has six or seven characters and is on your confirmation.',
  },
  BAD_NAME: {
    title: "A name isn't written as in a passport",
    advice: 'Use only letters, spaces, hyphens and apostrophes, at most 60 characters.',
  },
  BAD_BIRTH_DATE: {
    title: "A date of birth is missing or doesn't fit",
    advice: 'On the day of departure babies are under 2, children 2 to 11, and adults 12 or older.',
  },
  BAD_EMAIL: { title: "The e-mail address isn't valid", advice: 'Enter an address such as ada@example.com.' },
  BAD_PHONE: { title: "The phone number isn't valid", advice: 'Enter 5 to 15 digits, or leave it empty.' },
  TRAVELLER_SEATS: {
    title: "The names don't match your seats",
    advice: 'Enter one name for each seat.',
  },
  TRAVELLER_KINDS: {
    title: "The names don't match your group",
    advice: 'Enter a name for each adult, child and baby, or change your group.',
  },
  TRAVELLER_LAP: {
    title: 'Each baby needs the lap of its own adult',
    advice: 'Choose another adult for one of the babies.',
  },
  TRAVELLERS_CLOSED: {
    title: 'Names can no longer be changed',
    advice: 'You can enter names until you pay.',
  },

  // Tickets and receipts.
  NOT_BOOKED: { title: "This booking isn't paid yet", advice: 'Pay first. Then the ticket and the receipt are here.' },
  TRIP_LINK_INVALID: {
    title: "This link has expired or isn't complete",
    advice: 'Find your booking by its reference and a family name.',
  },
  RECEIPT_NOT_FOUND: {
    title: "This booking doesn't have that receipt",
    advice: 'Choose one on the receipts page.',
  },
  BOARDING_PASS_NOT_FOUND: {
    title: "This booking doesn't have that boarding pass",
    advice: 'Choose one on the boarding passes page.',
  },
  WALLET_NOT_OFFERED: {
    title: 'There are no passes for that wallet',
    advice: 'Use the ticket on its page or as a PDF.',
  },

  // Paying.
  BAD_PAYMENT_CODE: { title: 'A payment code has 5 digits', advice: 'Enter all 5 digits of the code.' },
  PAYMENT_IN_PROGRESS: {
    title: 'Your payment is still being checked',
    advice: 'Wait for the result, then try again.',
  },
  PAYMENT_DECLINED: {
    title: 'Your payment was declined',
    advice: 'Check the code and try again, or use another one.',
  },
  PAYMENT_REFUSED: {
    title: "Your payment was declined and can't be retried",
    advice: 'Choose seats again and use another code.',
  },
  PAYMENT_UNAVAILABLE: {
    title: "We couldn't reach the payment service",
    advice: `${NOT_CHARGED} Try again in a moment.`,
  },

  // Reaching Jumpseat.
  REQUEST_TIMEOUT: { title: 'Your connection was too slow', advice: 'Nothing has changed. Try again.' },
  UNAVAILABLE: {
    title: "We can't reach Jumpseat",
    advice: "Try again in a moment. If that doesn't help, check your connection.",
  },
  OVERLOADED: { title: 'Jumpseat is very busy', advice: 'Nothing has changed. Try again in a few seconds.' },
  RATE_LIMITED: { title: 'Too many requests in a minute', advice: 'Nothing has changed. Try again in a minute.' },
  TOO_MANY_SUBSCRIPTIONS: { title: 'Too many open pages', advice: 'Close some of them and try again.' },
  BAD_ORIGIN: { title: 'This address is not set up for Jumpseat', advice: 'Open Jumpseat at its usual address.' },
  ROUTE_NOT_FOUND: { title: 'Page not found', advice: 'Check the address.' },
  INTERNAL: OUR_FAULT,

  // Only programs cause these.
  BAD_INPUT: OUR_FAULT,
  MALFORMED_JSON: OUR_FAULT,
  NO_SUCH_LAYOUT: OUR_FAULT,
  LAYOUT_NOT_FOUND: OUR_FAULT,
  NOT_ADMIN: OUR_FAULT,
  FLIGHT_EXISTS: OUR_FAULT,
  IDEMPOTENCY_KEY_IN_USE: OUR_FAULT,
  IDEMPOTENCY_KEY_REUSED: OUR_FAULT,
  BODY_TOO_LARGE: OUR_FAULT,
  UNSUPPORTED_MEDIA_TYPE: OUR_FAULT,
};
