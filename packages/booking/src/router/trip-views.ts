import { type Order, payerOf, type Receipt, type Traveller } from '@jumpseat/domain';
import { type FlightRow, toFlightSummary } from '../contracts/flight-view.ts';
import { toOrderView } from '../contracts/order-view.ts';
import type { BoardingPass, TripFile, TripPapers } from '../contracts/ports/index.ts';
import type { TripView } from '../contracts/travellers.ts';
import type { PaperFile, ReceiptView, TicketView } from '../contracts/trip-papers.ts';
import type { LoadedTrip } from './load-trip.ts';

/** A booking with its flight. Throws if the stored flight can't be shown. */
export function toTripView(order: Order, flight: FlightRow, now: number): TripView {
  return { order: toOrderView(order, now), flight: toFlightSummary(flight) };
}

/** The ticket of a trip. Throws if the stored flight can't be shown. */
export function toTicketView(
  { trip: { booking }, flight }: LoadedTrip,
  passes: readonly BoardingPass[],
  { apple, google }: TripPapers['wallets'],
): TicketView {
  return {
    orderId: booking.id,
    reference: booking.reference ?? null,
    flight: toFlightSummary(flight),
    passes: passes.map(({ position, traveller, text, barcode }) => ({ position, traveller, text, barcode })),
    wallets: { apple, google },
  };
}

/** A receipt, paid by the first adult among the travellers. */
export function toReceiptView(receipt: Receipt, travellers: readonly Traveller[]): ReceiptView {
  const { number, kind, issuedAt, lines, total, tax } = receipt;
  return {
    number,
    kind,
    issuedAt,
    payer: payerOf(travellers),
    lines: [...lines],
    total,
    tax,
  };
}

/** A file as JSON can carry it. */
export function toPaperFile({ name, type, content }: TripFile): PaperFile {
  return { name, type, base64: Buffer.from(content).toString('base64') };
}
