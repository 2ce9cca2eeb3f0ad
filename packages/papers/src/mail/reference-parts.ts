import type { Booking, ContactLanguage } from '@jumpseat/domain';
import { mailIn } from '../messages/mail.ts';
import type { MailPart } from './mail-content.ts';

/** A line with the booking's reference at its end. Bookings from before references existed leave it as it is. */
export function withReference(line: string, { reference }: Booking): string {
  return reference === undefined ? line : `${line} · ${reference}`;
}

/** The booking's reference in large letters. Empty if it has none. */
export function referenceParts({ reference }: Booking, language: ContactLanguage): MailPart[] {
  return reference === undefined ? [] : [{ type: 'reference', label: mailIn(language).reference, reference }];
}
