import type { BoardingPass, Trip, TripFile, TripLink, TripPapers } from '@jumpseat/booking/contracts';
import { type ContactLanguage, JumpseatError, type Receipt, refusal } from '@jumpseat/domain';

/** Papers whose content is the JSON of what they were made from, so that tests can read it. */
export class TestPapers implements TripPapers {
  /** Tests may turn a wallet off. */
  readonly wallets = { apple: true, google: true };

  async boardingPasses({ travellers }: Trip): Promise<BoardingPass[]> {
    return travellers.map((traveller, position) => ({
      position,
      traveller,
      text: `M1${traveller.familyName}/${traveller.givenName}`,
      barcode: { size: 1, path: 'M0 0h1v1h-1z' },
    }));
  }

  async ticketPdf(trip: Trip, language: ContactLanguage): Promise<TripFile> {
    return fileOf('ticket.pdf', 'application/pdf', { trip, language });
  }

  async receiptPdf(trip: Trip, receipt: Receipt, language: ContactLanguage): Promise<TripFile> {
    return fileOf(`receipt-${receipt.number}.pdf`, 'application/pdf', { trip, receipt, language });
  }

  calendar(trip: Trip, language: ContactLanguage): TripFile {
    return fileOf('flight.ics', 'text/calendar; charset=utf-8', { trip, language });
  }

  async applePass(trip: Trip, pass: BoardingPass, language: ContactLanguage): Promise<TripFile> {
    if (!this.wallets.apple) throw new JumpseatError(refusal('WALLET_NOT_OFFERED'));
    return fileOf('pass.pkpass', 'application/vnd.apple.pkpass', { trip, pass, language });
  }

  googlePassUrl(_trip: Trip, { position }: BoardingPass, language: ContactLanguage): string {
    if (!this.wallets.google) throw new JumpseatError(refusal('WALLET_NOT_OFFERED'));
    return `https://wallet.example/save/${position}?hl=${language}`;
  }

  /** The token of a link that expires at `expiresAt` (epoch milliseconds). Unsigned. */
  linkTo(orderId: string, expiresAt: number): string {
    return `${orderId}~${expiresAt}`;
  }

  readLink(token: string, now: number): TripLink | null {
    const [orderId = '', expiry = ''] = token.split('~');
    const expiresAt = Number(expiry);
    return expiresAt > now ? { orderId, expiresAt } : null;
  }
}

function fileOf(name: string, type: string, content: object): TripFile {
  return { name, type, content: new TextEncoder().encode(JSON.stringify(content)) };
}
