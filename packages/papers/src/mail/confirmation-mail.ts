import type { Trip, TripFile, TripPapers } from '@jumpseat/booking/contracts';
import { type ContactLanguage, flightNumber } from '@jumpseat/domain';
import { departureOf } from '../flight-times.ts';
import { cityIn, clock, formatPrice, longDate } from '../format.ts';
import { mailIn } from '../messages/mail.ts';
import { type ComposedMail, composeMail } from './composed-mail.ts';
import { flightFacts, timeFacts } from './flight-facts.ts';
import { linkParts, type MailLink } from './link-parts.ts';
import type { MailPart } from './mail-content.ts';
import { referenceParts, withReference } from './reference-parts.ts';
import { travellerFacts } from './seat-facts.ts';

/** The content of a confirmation. */
interface Confirmation {
  readonly trip: Trip;
  /** Makes the attachments. */
  readonly papers: Pick<TripPapers, 'ticketPdf' | 'calendar' | 'receiptPdf'>;
  readonly language: ContactLanguage;
  readonly link: MailLink;
}

/** A file of the mail, with its name for the reader. */
interface Attachment {
  readonly label: string;
  readonly file: TripFile;
}

/** The mail that a flight is booked and paid, with ticket, calendar entry and receipt. Contains personal data. */
export async function confirmationMail({ trip, papers, language, link }: Confirmation): Promise<ComposedMail> {
  const { booking, flight } = trip;
  const { confirmation: words, attachments, reasons } = mailIn(language);
  const city = cityIn(language, flight.destination);
  const departs = departureOf(flight);
  const attached = await attach(trip, papers, language);
  return composeMail(
    {
      language,
      subject: withReference(words.subject(flightNumber(flight.id), city), booking),
      preheader: withReference(`${longDate(departs, language)} · ${clock(departs)}`, booking),
      heading: words.heading(city),
      parts: [
        { type: 'text', text: words.intro },
        ...referenceParts(booking, language),
        ...flightParts(trip, language),
        ...linkParts(link, flight, language),
        {
          type: 'facts',
          heading: attachments.heading,
          facts: attached.map(({ label, file }) => ({ label, lines: [file.name] })),
        },
      ],
      reason: reasons.contact,
    },
    attached.map(({ file }) => file),
  );
}

/** The flight, who sits where, and what it cost. */
function flightParts(trip: Trip, language: ContactLanguage): MailPart[] {
  const { booking, flight } = trip;
  const words = mailIn(language);
  const paid = { label: words.confirmation.paid, lines: [formatPrice(booking.hold.total, language)] };
  return [
    { type: 'facts', heading: null, facts: [...flightFacts(flight, language), ...timeFacts(flight, language)] },
    { type: 'note', text: words.flight.localTimes },
    {
      type: 'facts',
      heading: words.seats.seats(booking.hold.seats.length),
      facts: [...travellerFacts(trip, language), paid],
    },
  ];
}

async function attach(trip: Trip, papers: Confirmation['papers'], language: ContactLanguage): Promise<Attachment[]> {
  const { attachments: words } = mailIn(language);
  const files: Attachment[] = [
    { label: words.ticket, file: await papers.ticketPdf(trip, language) },
    { label: words.calendar, file: papers.calendar(trip, language) },
  ];
  const receipt = trip.receipts.find(({ kind }) => kind === 'PAYMENT');
  if (receipt) files.push({ label: words.receipt, file: await papers.receiptPdf(trip, receipt, language) });
  return files;
}
