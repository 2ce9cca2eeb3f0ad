import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

/** An order: the time to pay, the payment, and the booking. */
export const order = {
  /** What search engines and previews show. */
  description: 'Pay for the seats that are held for you, and see your booking.',
  titles: {
    pay: (count: number, flight: string) =>
      plural(count, { one: `Pay for # seat on ${flight}`, other: `Pay for # seats on ${flight}` }),
    booked: (reference: string, flight: string, city: string) => `Booked: ${reference}, ${flight} to ${city}`,
  },
  page: {
    heading: (count: number) => plural(count, { one: 'Pay for your seat', other: 'Pay for your seats' }),
    payingFor: (seats: readonly string[], travellers: string) => `${list(seats)} for ${travellers}`,
    flight: 'Your flight',
    price: 'Price',
    priceFor: (travellers: string) => `Price for ${travellers}`,
    payment: 'Payment',
  },
  /** What a screen reader hears when the order changes. */
  status: {
    booked: (seats: readonly string[]) => `Booked and paid: ${list(seats)}.`,
    otherSeats: (seats: readonly string[]) => `Your seats are now ${list(seats)}.`,
  },
  clock: {
    timeLeft: 'Time left to pay',
    isShort: 'Less than 2 minutes left',
    payBy: (time: string) => `Pay by ${time} or the seats are released. You won't be charged.`,
    payInTime: "Pay in time or the seats are released. You won't be charged.",
    warnings: {
      soon: '2 minutes left to pay. Then your seats are released.',
      last: '30 seconds left to pay. Then your seats are released.',
    },
  },
  extension: {
    add: (time: string) => `Add ${time} [once]`,
    added: (time: string) => `${time} added`,
  },
  actions: {
    change: 'Change seats',
    cancel: 'Cancel booking',
    question: '[Release your seats?] Others can take them straight away.',
    release: 'Release seats',
    keep: 'Keep seats',
  },
  payment: {
    code: 'Payment code',
    incomplete: 'Enter all 5 digits of the code.',
    codeHelp: (attempts: number) =>
      plural(attempts, { one: '5 digits. # attempt left.', other: '5 digits. # attempts left.' }),
    stillHeld: (attempts: number) =>
      plural(attempts, {
        one: 'Your seats are still held. You have # attempt left.',
        other: 'Your seats are still held. You have # attempts left.',
      }),
    pay: (price: string) => `Pay ${price}`,
    checking: 'Checking your payment…',
    testCodes: 'Test codes',
    contacting: 'Contacting the payment service',
    noAnswer: 'No answer from the payment service yet',
    /** Which try of the payment service runs, or comes next. */
    nthTry: (which: number, tries: number) => `Try ${which} of ${tries}`,
    tryRuns: (which: number, tries: number) => `Try ${which} of ${tries}. Your seats stay held.`,
    tryStarts: (which: number, tries: number, seconds: number) =>
      `Try ${which} of ${tries} starts in ${seconds} s. Your seats stay held.`,
  },
  prices: {
    caption: 'Seat prices',
    seat: 'Seat',
    what: 'For',
    price: 'Price',
    total: 'Total',
    /** After the total, on the button that shows the price of each seat. */
    details: 'price details',
  },
  confirmed: {
    heading: (city: string) => `You're going to ${city}`,
    paidSeats: (count: number) => plural(count, { one: 'Booked and paid: # seat', other: 'Booked and paid: # seats' }),
    booking: 'Your booking',
    seats: (count: number) => plural(count, { one: 'Seat', other: 'Seats' }),
    travelling: 'Travelling',
    reference: 'Booking reference',
    findAgain: 'With it and a family name you find this booking on any device, under My trips.',
    paidFor: (travellers: string) => `What you paid for ${travellers}`,
    boardingPasses: (count: number) => plural(count, { one: 'Boarding pass', other: 'Boarding passes' }),
    /** Instead of boarding passes, for a booking without names. */
    ticket: 'Ticket',
    calendar: 'Add to calendar',
    receipt: 'Receipt',
    byMail: 'Your ticket, a calendar entry and the receipt also come by e-mail.',
    print: 'Print',
    showOnMap: 'Show on the seat map',
    bookAnother: 'Book another flight',
  },
  endings: {
    failed: 'Booking not completed',
    /** The last attempt to pay has failed. */
    allAttemptsUsed: {
      PAYMENT_DECLINED: (attempts: number) =>
        plural(attempts, {
          other:
            "Your payment was declined, and all # attempts are used. You haven't been charged. Choose seats again.",
        }),
      PAYMENT_UNAVAILABLE: (attempts: number) =>
        plural(attempts, {
          other:
            "We couldn't reach the payment service, and all # attempts are used. You haven't been charged. Choose seats again.",
        }),
    },
    seatsReleased: 'Your seats were released.',
    cancelled: { title: 'Booking cancelled', text: "Your seats were released. You haven't been charged." },
    refunded: {
      title: 'Booking refunded',
      text: 'The airline had to cancel the bookings of this flight. Your payment has been refunded.',
    },
    expired: {
      title: "Time's up",
      text: "Your seats were released because they weren't paid for in time. You haven't been charged.",
    },
    /** On the seat map. */
    expiredNotice: {
      message: "Time's up. Your seats were released.",
      advice: 'Choose seats again at any time.',
    },
  },
  ended: {
    holdAgain: (count: number) =>
      plural(count, { one: 'Hold the same seat again', other: 'Hold the same seats again' }),
    holding: 'Holding your seats…',
    youHad: (seats: readonly string[]) => `You had ${list(seats)}.`,
    receipts: 'Receipts',
    chooseAgain: 'Choose seats again',
    otherFlights: 'Other flights',
  },
  /** An open order on the start page. */
  open: {
    holding: (seats: readonly string[]) => `You're holding ${list(seats)}`,
    paying: (seats: readonly string[]) => `You're paying for ${list(seats)}`,
    flight: (flight: string, city: string) => `${flight} to ${city}`,
    timeLeft: (time: string) => `[${time}] left`,
    proceed: 'Continue',
  },
};

export type OrderMessages = typeof order;
