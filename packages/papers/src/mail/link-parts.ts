import type { TripFlight } from '@jumpseat/booking/contracts';
import { airportOf, type ContactLanguage, type Instant, localTime } from '@jumpseat/domain';
import { longDate } from '../format.ts';
import { mailIn } from '../messages/mail.ts';
import type { MailPart } from './mail-content.ts';

/** The link of a mail about a booking. */
export interface MailLink {
  readonly url: string;
  /** Until when it opens the booking; null if it leads to the page where travellers find their bookings. */
  readonly expiresAt: Instant | null;
}

/** The button that opens a booking, and what its reader should know about it. */
export function linkParts(link: MailLink, flight: TripFlight, language: ContactLanguage): MailPart[] {
  const { link: words } = mailIn(language);
  if (link.expiresAt === null) {
    return [
      { type: 'button', label: words.myTrips, url: link.url },
      { type: 'note', text: words.findThere },
    ];
  }
  const lastDay = longDate(localTime(link.expiresAt, airportOf(flight.origin).timeZone), language);
  return [
    { type: 'button', label: words.openTrip, url: link.url },
    { type: 'note', text: words.worksUntil(lastDay) },
  ];
}
