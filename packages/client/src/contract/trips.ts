import type { ContactLanguage } from '@jumpseat/domain';
import type { CabinId, SeatTrait } from './decks.ts';
import type { FlightSummary, Instant, Money, Passenger } from './flights.ts';
import type { OrderView } from './orders.ts';
import type { Problem } from './problem.ts';

export type { ContactLanguage } from '@jumpseat/domain';

/** A passenger with a name. @public */
export interface Traveller {
  givenName: string;
  familyName: string;
  kind: Passenger['kind'];
  /** The date of birth, such as 2019-02-28. */
  bornOn: string | null;
  /** The seat of now; null for an infant, and where none is assigned yet. */
  seat: string | null;
  /** For an infant: the position of its adult in the list, from 0. */
  lapOf: number | null;
}

/** Who gets the mail of a booking. @public */
export interface Contact {
  email: string;
  phone: string | null;
  /** The language of our mail. */
  language: ContactLanguage;
  /** Whether to send a mail when the time to pay is nearly up. */
  remind: boolean;
}

/** The personal data of a booking as it is now. Empty until it is entered, and after it was erased. @public */
export interface TravelDetailsView {
  travellers: Traveller[];
  contact: Contact | null;
  /** Whether each of the order's seats has its traveller. */
  isComplete: boolean;
}

/** A paid booking with its flight. @public */
export interface TripView {
  order: OrderView;
  flight: FlightSummary;
}

/** The boarding pass of a traveller. @public */
export interface BoardingPass {
  /** The traveller's position in the list, from 0. */
  position: number;
  /** Without a date of birth. */
  traveller: Traveller;
  /** The text of the barcode: IATA BCBP. */
  text: string;
  barcode: {
    /** The width and height of the barcode, in squares. */
    size: number;
    /** The dark squares as an SVG path, in a view box of `size` by `size`. */
    path: string;
  };
}

/** The ticket of a booking. @public */
export interface TicketView {
  orderId: string;
  reference: string | null;
  flight: FlightSummary;
  /** Empty if nobody was named, or all names are erased. */
  passes: BoardingPass[];
  /** The wallets that passes can be added to. */
  wallets: { apple: boolean; google: boolean };
}

/** A receipt of a payment, or of its refund. @public */
export interface ReceiptView {
  /** Unique, such as 2026-K7QW3P-1. */
  number: string;
  kind: 'PAYMENT' | 'REFUND';
  issuedAt: Instant;
  /** The first adult; null if nobody was named. */
  payer: string | null;
  lines: {
    /** Null for old bookings, which have one line. */
    seat: string | null;
    cabin: CabinId | null;
    item: 'fare' | SeatTrait;
    /** Negative on a refund. */
    amount: Money;
  }[];
  total: Money;
  /** The tax that the total includes. */
  tax: {
    /** In percent. */
    rate: number;
    amount: Money;
    net: Money;
  };
}

/** Something that happened to an order. @public */
export interface HistoryEntry {
  at: Instant;
  what:
    | { type: 'OPENED' }
    | { type: 'SEATS_HELD'; seats: string[]; total: Money; isFirst: boolean }
    | { type: 'SEATS_REFUSED'; problem: Problem }
    | { type: 'TIME_EXTENDED'; until: Instant }
    | { type: 'PAYMENT_STARTED'; attempt: number; total: Money }
    | { type: 'PAYMENT_FAILED'; problem: Problem }
    | { type: 'BOOKED'; reference: string | null; total: Money }
    | { type: 'EXPIRED' }
    | { type: 'CANCELLED' }
    | { type: 'FLIGHT_RESET'; refund: Money | null }
    | {
        type: 'MAIL';
        kind: 'CONFIRMATION' | 'REFUND' | 'REMINDER';
        state: 'ON_ITS_WAY' | 'SENT' | 'NOT_DELIVERED';
      };
}

/** A file. @public */
export interface PaperFile {
  /** Such as ticket-K7QW3P.pdf. */
  name: string;
  /** Such as application/pdf. */
  type: string;
  /** The content in base64. */
  base64: string;
}
