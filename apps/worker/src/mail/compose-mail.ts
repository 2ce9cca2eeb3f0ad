import { randomBytes } from 'node:crypto';
import type { Trip } from '@jumpseat/booking/contracts';
import type { MailToSend } from '@jumpseat/db';
import {
  type Booking,
  type ContactLanguage,
  epochMs,
  instant,
  LEAST_TIME_AFTER_REMINDER_MS,
  receiptsOf,
  seatsLastHeld,
  seatTravellers,
  type TravelDetails,
} from '@jumpseat/domain';
import {
  type ComposedMail,
  confirmationMail,
  createTripPapers,
  newTripLink,
  refundMail,
  reminderMail,
  siteAddress,
} from '@jumpseat/papers';

/** How long a mail's link opens its trip after the departure, in milliseconds. */
const LINK_LASTS_MS = 30 * 24 * 60 * 60_000;

/** The site that mails link to. */
export interface SiteSettings {
  /** The site as travellers see it, without a slash at its end. */
  readonly origin: string;
  /** Signs the links, for the API to check. Without it, mails link to the page of trips. */
  readonly secret?: string | undefined;
}

/**
 * Prepares a mail about a version of an order at `now` (epoch milliseconds). Returns what composes it, which takes some
 * 100 ms of CPU for its PDFs; null if nobody needs the mail any more.
 */
export type ComposeMail = (
  about: MailToSend & { readonly details: TravelDetails },
  version: number,
  now: number,
) => (() => Promise<ComposedMail>) | null;

export function createComposeMail({ origin, secret }: SiteSettings): ComposeMail {
  // Links are read by the API alone, so without its secret any one will do here.
  const papers = createTripPapers({ origin, secret: secret ?? randomBytes(32).toString('hex') });

  /** The link that opens a booking. Without a secret, it leads to the page where travellers find their bookings. */
  function linkTo({ order, flight }: MailToSend, language: ContactLanguage) {
    if (secret === undefined) return { url: siteAddress(origin, language, '/trips'), expiresAt: null };
    const expiresAt = epochMs(flight.departsAt) + LINK_LASTS_MS;
    const url = newTripLink({ orderId: order.id, expiresAt }, { secret, origin, language });
    return { url, expiresAt: instant(expiresAt) };
  }

  return (about, version, now) => {
    const { kind, order, flight, details } = about;
    const { language } = details.contact;
    const link = linkTo(about, language);
    switch (kind) {
      case 'CONFIRMATION':
        // After a refund the ticket is worthless. The refund has a mail of its own.
        if (order.status !== 'CONFIRMED') return null;
        return () => confirmationMail({ trip: tripOf(order, about), papers, language, link });
      case 'REFUND':
        if (order.status !== 'REFUNDED') return null;
        return () => refundMail({ trip: tripOf(order, about), papers, language, link });
      case 'REMINDER': {
        if (order.status !== 'SEATS_RESERVED' || order.version !== version) return null;
        const { expiresAt } = order.hold;
        if (epochMs(expiresAt) < now + LEAST_TIME_AFTER_REMINDER_MS) return null;
        const payUrl = siteAddress(origin, language, `/orders/${order.id}`);
        return async () => reminderMail({ order, flight, language, payUrl, expiresAt, now });
      }
    }
  };
}

function tripOf(booking: Booking, { flight, events, details }: MailToSend & { readonly details: TravelDetails }): Trip {
  return {
    booking,
    flight,
    travellers: seatTravellers(details.travellers, seatsLastHeld(booking)),
    contact: details.contact,
    receipts: receiptsOf(booking, events, flight),
  };
}
