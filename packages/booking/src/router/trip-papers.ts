import { type ContactLanguage, JumpseatError, refusal } from '@jumpseat/domain';
import { z } from 'zod';
import { ByOrder } from '../contracts/inputs.ts';
import type { BoardingPass, Trip, TripFile, TripPapers } from '../contracts/ports/index.ts';
import { GetGooglePass, GetPaper, PaperFile, ReceiptView, TicketView } from '../contracts/trip-papers.ts';
import { requireBooking, requireConfirmed } from './access.ts';
import { loadTrip } from './load-trip.ts';
import { toPaperFile, toReceiptView, toTicketView } from './trip-views.ts';
import { publicProcedure, publicRead } from './trpc.ts';

// Papers cost CPU, so their calls wait for the caller's turn, as reads of maps do.

/** The papers of a booking, for everyone who may open it. None has the contact or a date of birth. */
export const tripPaperCalls = {
  /** The ticket: the boarding passes with their barcodes. Throws NOT_BOOKED and ORDER_REFUNDED. */
  ticket: publicRead
    .input(ByOrder)
    .output(TicketView)
    .query(async ({ ctx, input: { orderId } }) => {
      const loaded = await loadTrip(ctx, await requireConfirmed(ctx, orderId));
      const passes = await hideValues(() => ctx.papers.boardingPasses(loaded.trip));
      return toTicketView(loaded, passes, ctx.papers.wallets);
    }),

  /** The receipts of the payment and of its refund, the first one first. Throws NOT_BOOKED. */
  receipts: publicProcedure
    .input(ByOrder)
    .output(z.array(ReceiptView))
    .query(async ({ ctx, input: { orderId } }) => {
      const { trip } = await loadTrip(ctx, await requireBooking(ctx, orderId));
      return trip.receipts.map((receipt) => toReceiptView(receipt, trip.travellers));
    }),

  /**
   * A file to download. A receipt needs a booking, all others a confirmed one. Throws NOT_BOOKED, ORDER_REFUNDED,
   * RECEIPT_NOT_FOUND, BOARDING_PASS_NOT_FOUND and WALLET_NOT_OFFERED.
   */
  paper: publicRead
    .input(GetPaper)
    .output(PaperFile)
    .query(async ({ ctx, input: { orderId, paper, language } }) => {
      const access = paper.type === 'receipt' ? requireBooking : requireConfirmed;
      const loaded = await loadTrip(ctx, await access(ctx, orderId));
      const make = () => makePaper(ctx.papers, loaded.trip, paper, language ?? loaded.language);
      return toPaperFile(await hideValues(make));
    }),

  /**
   * The address that adds a boarding pass to Google's wallet. Throws NOT_BOOKED, ORDER_REFUNDED,
   * BOARDING_PASS_NOT_FOUND and WALLET_NOT_OFFERED.
   */
  googlePass: publicRead
    .input(GetGooglePass)
    .output(z.object({ url: z.string() }))
    .query(async ({ ctx, input: { orderId, position, language } }) => {
      const { trip, language: usual } = await loadTrip(ctx, await requireConfirmed(ctx, orderId));
      const url = await hideValues(async () =>
        ctx.papers.googlePassUrl(trip, await passAt(ctx.papers, trip, position), language ?? usual),
      );
      return { url };
    }),
};

/** Makes the file. Throws RECEIPT_NOT_FOUND, BOARDING_PASS_NOT_FOUND and WALLET_NOT_OFFERED. */
async function makePaper(
  papers: TripPapers,
  trip: Trip,
  paper: z.output<typeof GetPaper>['paper'],
  language: ContactLanguage,
): Promise<TripFile> {
  switch (paper.type) {
    case 'ticket':
      return papers.ticketPdf(trip, language);
    case 'calendar':
      return papers.calendar(trip, language);
    case 'receipt': {
      const receipt = trip.receipts.find(({ number }) => number === paper.number);
      if (!receipt) throw new JumpseatError(refusal('RECEIPT_NOT_FOUND'));
      return papers.receiptPdf(trip, receipt, language);
    }
    case 'apple-pass':
      return papers.applePass(trip, await passAt(papers, trip, paper.position), language);
  }
}

/** The boarding pass of the traveller at that position. Throws BOARDING_PASS_NOT_FOUND. */
async function passAt(papers: TripPapers, trip: Trip, position: number): Promise<BoardingPass> {
  const passes = await papers.boardingPasses(trip);
  const found = passes.find((pass) => pass.position === position);
  if (!found) throw new JumpseatError(refusal('BOARDING_PASS_NOT_FOUND'));
  return found;
}

/** Errors are logged, and an error of a paper's library may contain a name. So only refusals pass. */
async function hideValues<T>(make: () => T | Promise<T>): Promise<T> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof JumpseatError) throw error;
    throw new Error('a paper could not be made; the values are not shown');
  }
}
