import type { Booking, Contact, ContactLanguage, Instant, Receipt, Traveller } from '@jumpseat/domain';

/** The flight of a booking, as papers need it. */
export interface TripFlight {
  readonly id: string;
  readonly layoutId: string;
  readonly blockBy: 'seat' | 'cabin' | 'flight';
  readonly origin: string;
  readonly destination: string;
  readonly departsAt: Instant;
  /** Null if it is not known. */
  readonly arrivesAt: Instant | null;
}

/** A booking with everything that its papers say. Personal data: it is never logged or stored. */
export interface Trip {
  readonly booking: Booking;
  readonly flight: TripFlight;
  /** With their current seats. Empty if nobody was named, or all names are erased. */
  readonly travellers: readonly Traveller[];
  readonly contact: Contact | null;
  readonly receipts: readonly Receipt[];
}

/** A barcode as squares: an SVG path in a view box of `size` by `size`, without a quiet zone. */
export interface Barcode {
  readonly size: number;
  readonly path: string;
}

/** The boarding pass of a traveller. */
export interface BoardingPass {
  /** The traveller's position in the order's list, from 0. */
  readonly position: number;
  readonly traveller: Traveller;
  /** The text of the barcode: IATA BCBP, 60 characters. */
  readonly text: string;
  readonly barcode: Barcode;
}

/** A file to download. */
export interface TripFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** What a link of a mail opens, and for how long. */
export interface TripLink {
  readonly orderId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** Makes the papers of a trip: tickets, receipts, calendar entries, passes for wallets. */
export interface TripPapers {
  /** The boarding passes, in the order of the travellers. */
  boardingPasses(trip: Trip): Promise<BoardingPass[]>;
  /** The ticket to print: a page for each traveller, or one page if nobody was named. */
  ticketPdf(trip: Trip, language: ContactLanguage): Promise<TripFile>;
  receiptPdf(trip: Trip, receipt: Receipt, language: ContactLanguage): Promise<TripFile>;
  /** The flight as an iCalendar file, with the time zones of both airports. */
  calendar(trip: Trip, language: ContactLanguage): TripFile;
  /** The wallets that the settings allow. */
  readonly wallets: { readonly apple: boolean; readonly google: boolean };
  /** A pass for Apple's wallet. Throws WALLET_NOT_OFFERED. */
  applePass(trip: Trip, pass: BoardingPass, language: ContactLanguage): Promise<TripFile>;
  /** The address that adds a pass to Google's wallet. Throws WALLET_NOT_OFFERED. */
  googlePassUrl(trip: Trip, pass: BoardingPass, language: ContactLanguage): string;
  /** What a mail's link opens; null if the link is not ours or has expired at `now` (epoch milliseconds). */
  readLink(token: string, now: number): TripLink | null;
}
