import type { TripFlight } from '@jumpseat/booking/contracts';
import { type ContactLanguage, epochMs, flightNumber, type Hold, type Instant, type Order } from '@jumpseat/domain';
import { cityIn, formatPrice } from '../format.ts';
import { mailIn } from '../messages/mail.ts';
import { type ComposedMail, composeMail } from './composed-mail.ts';
import { flightFacts } from './flight-facts.ts';
import type { Fact } from './mail-content.ts';
import { seatsFact } from './seat-facts.ts';

/** What a reminder is made of. */
interface Reminder {
  readonly order: Extract<Order, { readonly status: 'SEATS_RESERVED' }>;
  readonly flight: TripFlight;
  readonly language: ContactLanguage;
  /** The page where the order is paid. */
  readonly payUrl: string;
  /** When the seats are released. */
  readonly expiresAt: Instant;
  /** In epoch milliseconds. */
  readonly now: number;
}

/**
 * The mail that the time to pay is nearly up. It names the minutes alone: a time of day needs a time zone, and we don't
 * know the reader's. "Less than 5 minutes" is still true when the mail is opened later.
 */
export function reminderMail({ order, flight, language, payUrl, expiresAt, now }: Reminder): ComposedMail {
  const { reminder: words, reasons } = mailIn(language);
  const minutes = Math.max(1, Math.ceil((epochMs(expiresAt) - now) / 60_000));
  return composeMail(
    {
      language,
      subject: words.subject(flightNumber(flight.id), cityIn(language, flight.destination)),
      preheader: words.notCharged,
      heading: words.heading(minutes),
      parts: [
        { type: 'text', text: words.intro },
        { type: 'text', text: words.notCharged },
        { type: 'facts', heading: null, facts: [...flightFacts(flight, language), ...holdFacts(order.hold, language)] },
        { type: 'button', label: words.pay, url: payUrl },
        { type: 'note', text: words.sameBrowser },
      ],
      reason: reasons.reminder,
    },
    [],
  );
}

/** The seats that are held, and their price. */
function holdFacts({ seats, total }: Hold, language: ContactLanguage): Fact[] {
  return [
    seatsFact(seats, language),
    { label: mailIn(language).reminder.toPay, lines: [formatPrice(total, language)] },
  ];
}
