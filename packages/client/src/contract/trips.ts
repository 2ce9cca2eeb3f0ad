import type { ContactLanguage } from '@jumpseat/domain';
import type { FlightSummary, Passenger } from './flights.ts';
import type { OrderView } from './orders.ts';

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
