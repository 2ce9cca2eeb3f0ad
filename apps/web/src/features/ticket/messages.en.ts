import { grammarOf } from '@jumpseat/texts';

const { plural } = grammarOf('en-GB');

/** The boarding passes of a booking, to show and to print. */
export const ticket = {
  title: (reference: string, route: string) => `Boarding passes: ${reference}, ${route}`,
  /** What search engines and previews show. */
  description: 'The boarding passes of your booking, to show at the gate and to print.',
  heading: (count: number) => plural(count, { one: 'Your boarding pass', other: 'Your boarding passes' }),
  back: 'Your booking',
  download: 'Download PDF',
  calendar: 'Add to calendar',
  print: 'Print',
  /** The list of links to the passes. */
  passes: 'Boarding passes',
  /** A booking without names. */
  nobody: {
    heading: 'Your ticket',
    why: 'There are no boarding passes, because this booking has no names.',
    seats: (count: number) => plural(count, { one: 'Seat', other: 'Seats' }),
  },
  pass: {
    name: 'Boarding pass',
    of: (name: string) => `Boarding pass of ${name}`,
    departure: 'Departure',
    arrival: 'Arrival',
    seat: 'Seat',
    flight: 'Flight',
    date: 'Date',
    cabin: 'Cabin',
    reference: 'Booking reference',
    onLapOf: (name: string) => `on the lap of ${name}`,
    /** What a screen reader says instead of the barcode. */
    barcode: (name: string) => `Barcode for the gate, for ${name}`,
    appleWallet: 'Add to Apple Wallet',
    googleWallet: 'Add to Google Wallet',
  },
};

export type TicketMessages = typeof ticket;
