import type { BoardingPass, Trip, TripPapers } from '@jumpseat/booking/contracts';
import { JumpseatError, refusal } from '@jumpseat/domain';
import { calendarFile } from './calendar/calendar-file.ts';
import { readTripLink } from './trip-link.ts';
import type { AppleWallet } from './wallet/apple.ts';
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

/** Makes the papers of trips. What makes PDFs, barcodes and Apple's passes is loaded when the first one is asked for. */
export function createTripPapers({ secret, origin, apple, google }: PaperSettings): TripPapers {
  return {
    boardingPasses,
    ticketPdf: async (trip, language) => {
      const { ticketPdf } = await import('./pdf/ticket-pdf.ts');
      return ticketPdf(trip, await boardingPasses(trip), language);
    },
    receiptPdf: async (...receipt) => {
      const { receiptPdf } = await import('./pdf/receipt-pdf.ts');
      return receiptPdf(...receipt);
    },
    calendar: (trip, language) => calendarFile(trip, origin, language),
    wallets: { apple: apple !== undefined, google: google !== undefined },
    applePass: async (trip, pass, language) => {
      const wallet = offered(apple);
      const { applePass } = await import('./wallet/apple.ts');
      return applePass(trip, pass, language, wallet);
    },
    googlePassUrl: (trip, pass) => googlePassUrl(trip, pass, offered(google)),
    readLink: (token, now) => readTripLink(token, secret, now),
  };
}

async function boardingPasses(trip: Trip): Promise<BoardingPass[]> {
  const { boardingPassesOf } = await import('./boarding-passes.ts');
  return boardingPassesOf(trip);
}

function offered<Wallet>(wallet: Wallet | undefined): Wallet {
  if (wallet === undefined) throw new JumpseatError(refusal('WALLET_NOT_OFFERED'));
  return wallet;
}
