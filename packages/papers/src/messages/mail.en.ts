import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** The texts of mail. Flights, cities, prices and dates come in the words of the language. */
export const mail = {
  reference: 'Booking reference',
  flight: {
    flight: 'Flight',
    date: 'Date',
    departs: 'Departs',
    arrives: 'Arrives',
    /** A local time at an airport. */
    timeAt: (time: string, city: string, airport: string) => `${time}, ${city} (${airport})`,
    localTimes: 'All times are local times at the airport.',
  },
  seats: {
    seats: (count: number) => plural(count, { one: 'Seat', other: 'Seats' }),
    seat: (seat: string) => `Seat ${seat}`,
    list: (seats: readonly string[]) => list(seats),
    /** After the name of the adult. */
    withBaby: (name: string) => `with ${name} on the lap`,
  },
  /** The button of a mail about a booking. */
  link: {
    openTrip: 'Open my trip',
    worksUntil: (day: string) =>
      `This link works until ${day}. Anyone who has this e-mail can open your trip with it, so think before you forward it.`,
    /** Without links of our own, the button leads to the page My trips. */
    myTrips: 'Go to My trips',
    findThere: 'There you find your booking with its reference and a family name.',
  },
  attachments: {
    heading: 'Attached to this e-mail',
    ticket: 'Ticket',
    calendar: 'Calendar entry',
    receipt: 'Receipt',
    refundReceipt: 'Refund receipt',
  },
  confirmation: {
    subject: (flight: string, city: string) => `Booked: ${flight} to ${city}`,
    heading: (city: string) => `You're going to ${city}`,
    intro: 'Your flight is booked and paid.',
    paid: 'Total paid',
  },
  refund: {
    subject: (flight: string, city: string) => `Cancelled and refunded: ${flight} to ${city}`,
    preheader: (price: string) => `We have refunded everything you paid: ${price}.`,
    heading: (city: string) => `Your trip to ${city} was cancelled`,
    intro: (flight: string) => `The airline had to cancel the bookings of flight ${flight}. We are sorry about that.`,
    arrives:
      'We have refunded everything you paid, the same way you paid it. Your bank or card company decides when you see the money.',
    refunded: 'Refunded',
  },
  reminder: {
    subject: (flight: string, city: string) => `Your time to pay is nearly up: ${flight} to ${city}`,
    heading: (minutes: number) =>
      plural(minutes, { one: 'Less than a minute left to pay', other: 'Less than # minutes left to pay' }),
    intro: 'Your seats are still held for you. Pay in time or they are released, and others can take them.',
    notCharged: "You haven't been charged. If you don't pay, you won't be.",
    pay: 'Pay now',
    sameBrowser: 'Open the link on the device and in the browser where you chose your seats.',
    toPay: 'To pay',
  },
  /** Why the reader gets this mail. */
  reasons: {
    contact: 'You get this e-mail because this address was entered as the contact of a booking at Jumpseat.',
    reminder: 'You get this e-mail because a reminder was requested for this address at Jumpseat.',
  },
};

export type MailMessages = typeof mail;
