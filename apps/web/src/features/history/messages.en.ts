import type { HistoryEntry } from '@jumpseat/booking/contracts';
import { grammarOf } from '@jumpseat/texts';

const { plural, list } = grammarOf('en-GB');

type MailEntry = Extract<HistoryEntry['what'], { type: 'MAIL' }>;

/** What has happened to an order, step by step. */
export const history = {
  title: 'What has happened so far',
  loading: 'Loading what has happened…',
  opened: 'Booking started',
  held: (seats: readonly string[]) =>
    plural(seats.length, { one: `Seat held: ${list(seats)}`, other: `Seats held: ${list(seats)}` }),
  changed: (seats: readonly string[]) =>
    plural(seats.length, { one: `Seat changed to ${list(seats)}`, other: `Seats changed to ${list(seats)}` }),
  released: 'All seats released',
  refused: 'Seats not held',
  extended: (time: string) => `Time to pay extended until ${time}`,
  paying: 'Payment started',
  payingAgain: (attempt: number) => `Payment started, attempt ${attempt}`,
  paymentFailed: 'Payment not completed',
  booked: 'Booked and paid',
  priceAndReference: (price: string, reference: string) => `${price}, booking reference ${reference}`,
  expired: 'Time to pay ran out, seats released',
  cancelled: 'Booking cancelled, seats released',
  reset: 'The airline had to cancel the bookings of this flight',
  refunded: (price: string) => `${price} refunded`,
  mails: {
    CONFIRMATION: {
      ON_ITS_WAY: 'Confirmation on its way by e-mail',
      SENT: 'Confirmation sent by e-mail',
      NOT_DELIVERED: "Confirmation couldn't be delivered by e-mail",
    },
    REFUND: {
      ON_ITS_WAY: 'Refund receipt on its way by e-mail',
      SENT: 'Refund receipt sent by e-mail',
      NOT_DELIVERED: "Refund receipt couldn't be delivered by e-mail",
    },
    REMINDER: {
      ON_ITS_WAY: 'Reminder on its way by e-mail',
      SENT: 'Reminder sent by e-mail',
      NOT_DELIVERED: "Reminder couldn't be delivered by e-mail",
    },
  } satisfies Record<MailEntry['kind'], Record<MailEntry['state'], string>>,
};

export type HistoryMessages = typeof history;
