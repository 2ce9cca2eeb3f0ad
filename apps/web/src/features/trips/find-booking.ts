import { BOOKING_REFERENCE_LENGTH, type ErrorCode, MAX_NAME_UNITS, normalizeBookingReference } from '@jumpseat/domain';
import { messages } from '#language/language.ts';
import type { ErrorText } from '#messages/error-text.ts';
import { errorText } from '#messages/errors.ts';

/** What someone enters to find a booking. */
export interface Proof {
  readonly reference: string;
  readonly familyName: string;
}

/** Why no booking can be shown: a field is empty, or the API's reason. */
export type Miss = 'INCOMPLETE' | ErrorCode;

/** A try that found no booking: what was entered, and why. */
export interface Missed extends Proof {
  readonly why: Miss;
}

/** A reference as it was typed or pasted, normalized and with seven characters at most. */
export function normalizeReference(typed: string): string {
  return normalizeBookingReference(typed).slice(0, BOOKING_REFERENCE_LENGTH.long);
}

/** What was entered in a form with the fields `reference` and `familyName`. */
export function readProof(form: FormData): Proof {
  const entered = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    reference: normalizeReference(entered('reference')),
    familyName: entered('familyName').trim().slice(0, MAX_NAME_UNITS),
  };
}

/** Whether there is anything to look for. */
export function isComplete({ reference, familyName }: Proof): boolean {
  return reference !== '' && familyName !== '';
}

/** What a page says about a miss. It never tells whether the reference or the name was wrong. */
export function missText(why: Miss): ErrorText {
  const { find } = messages().trips;
  if (why === 'INCOMPLETE') return find.incomplete;
  if (why === 'RATE_LIMITED') return find.tooManyTries;
  // The API refuses a name as input only if it has characters that nobody can type.
  return errorText(why === 'BAD_INPUT' ? 'BOOKING_NOT_FOUND' : why);
}
