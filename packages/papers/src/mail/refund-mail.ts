import type { Trip, TripPapers } from '@jumpseat/booking/contracts';
import { type ContactLanguage, flightNumber } from '@jumpseat/domain';
import { cityIn, formatPrice } from '../format.ts';
import { mailIn } from '../messages/mail.ts';
import { type ComposedMail, composeMail } from './composed-mail.ts';
import { flightFacts } from './flight-facts.ts';
import { linkParts, type MailLink } from './link-parts.ts';
import type { MailPart } from './mail-content.ts';
import { referenceParts, withReference } from './reference-parts.ts';
import { seatsFact } from './seat-facts.ts';

/** What the mail of a refund is made of. */
interface Refund {
  readonly trip: Trip;
  /** Makes the attachment. */
  readonly papers: Pick<TripPapers, 'receiptPdf'>;
  readonly language: ContactLanguage;
  readonly link: MailLink;
}

/**
 * The mail that a booking was cancelled and refunded, with the receipt of the refund. The receipt contains personal
 * data.
 */
export async function refundMail({ trip, papers, language, link }: Refund): Promise<ComposedMail> {
  const { booking, flight } = trip;
  const { refund: words, attachments, reasons } = mailIn(language);
  const number = flightNumber(flight.id);
  const city = cityIn(language, flight.destination);
  const price = formatPrice(booking.hold.total, language);
  const receipt = trip.receipts.find(({ kind }) => kind === 'REFUND');
  const files = receipt ? [await papers.receiptPdf(trip, receipt, language)] : [];
  const attached: MailPart[] = files.map(({ name }) => ({
    type: 'facts',
    heading: attachments.heading,
    facts: [{ label: attachments.refundReceipt, lines: [name] }],
  }));
  return composeMail(
    {
      language,
      subject: withReference(words.subject(number, city), booking),
      preheader: words.preheader(price),
      heading: words.heading(city),
      parts: [
        { type: 'text', text: words.intro(number) },
        { type: 'text', text: words.arrives },
        ...referenceParts(booking, language),
        {
          type: 'facts',
          heading: null,
          facts: [
            ...flightFacts(flight, language),
            seatsFact(booking.hold.seats, language),
            { label: words.refunded, lines: [price] },
          ],
        },
        ...linkParts(link, flight, language),
        ...attached,
      ],
      reason: reasons.contact,
    },
    files,
  );
}
