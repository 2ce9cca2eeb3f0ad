import type { TripPapers } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { boardingPassesOf } from './boarding-passes.ts';
import { calendarFile } from './calendar/calendar-file.ts';
import { receiptPdf } from './pdf/receipt-pdf.ts';
import { ticketPdf } from './pdf/ticket-pdf.ts';
import { readTripLink } from './trip-link.ts';
import { type AppleWallet, applePass } from './wallet/apple.ts';
import { type GoogleWallet, googlePassUrl } from './wallet/google.ts';

/** The settings of papers. */
export interface PaperSettings {
  /** Checks the links of mails: the SESSION_SECRET that workers sign them with. */
  readonly secret: string;
  /** Our site as travellers see it, without a slash at its end. */
  readonly origin: string;
  /** Left out: no passes for Apple's wallet. */
  readonly apple?: AppleWallet | undefined;
  /** Left out: no passes for Google's wallet. */
  readonly google?: GoogleWallet | undefined;
}

/** Makes the papers of trips. */
export function createTripPapers({ secret, origin, apple, google }: PaperSettings): TripPapers {
  return {
    boardingPasses: boardingPassesOf,
    ticketPdf: (trip, language) => ticketPdf(trip, boardingPassesOf(trip), language),
    receiptPdf,
    calendar: (trip, language) => calendarFile(trip, origin, language),
    wallets: { apple: apple !== undefined, google: google !== undefined },
    applePass: async (trip, pass, language) => applePass(trip, pass, language, offered(apple)),
    googlePassUrl: (trip, pass) => googlePassUrl(trip, pass, offered(google)),
    readLink: (token, now) => readTripLink(token, secret, now),
  };
}

function offered<Wallet>(wallet: Wallet | undefined): Wallet {
  if (wallet === undefined) throw new JumpseatError(refusal('WALLET_NOT_OFFERED'));
  return wallet;
}
