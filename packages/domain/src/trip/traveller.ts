import type { SeatCode } from '../flight/layout.ts';
import type { PassengerKind } from '../party/party.ts';

/** A passenger with a name. */
export interface Traveller {
  readonly givenName: string;
  readonly familyName: string;
  readonly kind: PassengerKind;
  /** The date of birth, such as 2019-02-28. Children and infants need one, because their kind depends on it. */
  readonly bornOn: string | null;
  /** The seat; null for an infant, and where none is assigned yet. */
  readonly seat: SeatCode | null;
  /** For an infant: the position of the adult in the list, from 0. Null for all others. */
  readonly lapOf: number | null;
}

/** The whole name: given name, then family name. */
export function fullName({ givenName, familyName }: Pick<Traveller, 'givenName' | 'familyName'>): string {
  return `${givenName} ${familyName}`;
}

/** The name of who pays: the first adult. Null if nobody was named. */
export function payerOf(travellers: readonly Traveller[]): string | null {
  const payer = travellers.find(({ kind }) => kind === 'adult');
  return payer ? fullName(payer) : null;
}

/** The languages in which we write to people. */
export const CONTACT_LANGUAGES = ['en', 'de', 'ar'] as const;
export type ContactLanguage = (typeof CONTACT_LANGUAGES)[number];

/** Who gets the mail of a booking. */
export interface Contact {
  readonly email: string;
  readonly phone: string | null;
  readonly language: ContactLanguage;
  /** Whether to send a mail when the time to pay is nearly up. */
  readonly remind: boolean;
}

/** The personal data of a booking. It has tables of its own, and is never sent to Temporal, logs or metrics. */
export interface TravelDetails {
  readonly travellers: readonly Traveller[];
  readonly contact: Contact;
}
